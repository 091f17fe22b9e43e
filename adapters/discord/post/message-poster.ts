import {
  type Message,
  type MessageCreateOptions,
  MessageFlags,
  type MessageMentionOptions,
  type SendableChannels,
} from "discord.js";
import { VerseError } from "../../../src/errors.js";
import { missingIn } from "../connect/channel-permissions.js";
import { refusesComponents } from "../connect/discord-failures.js";
import type { Outgoing } from "../write/discord-components.js";

const mentionsOf = ({ mentions }: Outgoing): MessageMentionOptions => ({
  parse: [],
  roles: [...mentions.roles],
  users: [...mentions.users],
  repliedUser: false,
});

/** The bodies of a reply, one a message, in one of its forms. */
const bodiesOf = (outgoing: Outgoing, plain: boolean): MessageCreateOptions[] => {
  const allowedMentions = mentionsOf(outgoing);
  if (plain)
    return outgoing.plain.map((content) => ({
      content,
      allowedMentions,
      flags: MessageFlags.SuppressEmbeds,
    }));
  return outgoing.messages.map((components) => ({
    components: [...components],
    allowedMentions,
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
  }));
};

/** Tries the components, then the plain text where Discord refuses them. */
export const inEitherForm = async <T>(
  outgoing: Outgoing,
  plain: boolean,
  send: (bodies: MessageCreateOptions[], plain: boolean) => Promise<T>,
): Promise<T> => {
  if (plain) return send(bodiesOf(outgoing, true), true);
  try {
    return await send(bodiesOf(outgoing, false), false);
  } catch (error) {
    if (!refusesComponents(error)) throw error;
    return send(bodiesOf(outgoing, true), true);
  }
};

export interface PostTarget {
  readonly channel: SendableChannels;
  /** Message to reply to; it may be gone by now. */
  readonly replyTo: string | null;
  /** The same for the same event, so that Discord posts it once even when it is sent twice. At most 23 characters. */
  readonly nonce: string;
}

/** Posts in a channel or a private conversation. Throws VerseError `platform` naming the permissions that are missing. */
export const postIn = async (target: PostTarget, outgoing: Outgoing, plain: boolean): Promise<Message[]> => {
  const { channel, replyTo, nonce } = target;
  const missing = channel.isDMBased() || !("guild" in channel) ? [] : missingIn(channel);
  if (missing.length > 0)
    throw new VerseError({
      code: "platform",
      problem: `The bot may not answer in channel ${channel.id}: it lacks ${missing.join(", ")}.`,
      cure: "Give the bot's role these permissions in the settings of the channel.",
    });
  return inEitherForm(outgoing, plain, async (bodies) => {
    const sent: Message[] = [];
    for (const [index, body] of bodies.entries())
      sent.push(
        await channel.send({
          ...body,
          nonce: `${nonce}.${index}`,
          enforceNonce: true,
          ...(replyTo === null || index > 0
            ? {}
            : { reply: { messageReference: replyTo, failIfNotExists: false } }),
        }),
      );
    return sent;
  });
};

const REF = /^(\d+)\/([\d,]+)$/;

/** The bot's own name for what it posted: channel and messages. */
export const refOf = (messages: readonly Message[]): string => {
  const [first] = messages;
  return first === undefined ? "" : `${first.channelId}/${messages.map(({ id }) => id).join(",")}`;
};

export const readRef = (
  ref: string,
): { readonly channelId: string; readonly messageIds: readonly string[] } | null => {
  const [, channelId, ids] = REF.exec(ref) ?? [];
  return channelId === undefined || ids === undefined ? null : { channelId, messageIds: ids.split(",") };
};
