import type { Message, SendableChannels, User } from "discord.js";
import type { Outgoing } from "../write/discord-components.js";
import { postIn } from "./message-poster.js";
import type { ReplyTarget } from "./reply-target.js";

/** Discord shows "is typing" for ten seconds. */
const TYPING_MS = 8_000;

interface Origin {
  readonly channel: SendableChannels;
  readonly author: User;
  /** Message to reply to; null: none. */
  readonly replyTo: string | null;
  readonly nonce: string;
  readonly roles: ReadonlySet<string>;
}

/** A place has no private messages of its own: what only the asker may see goes to the private conversation. */
export const postFor = async (
  origin: Origin,
  outgoing: Outgoing,
  isPrivate: boolean,
  plain: boolean,
): Promise<Message[]> => {
  const { channel, author, replyTo, nonce } = origin;
  if (!isPrivate || channel.isDMBased()) return postIn({ channel, replyTo, nonce }, outgoing, plain);
  return postIn({ channel: await author.createDM(), replyTo: null, nonce }, outgoing, plain);
};

export const rolesOf = (message: { readonly guild: Message["guild"] }): ReadonlySet<string> =>
  new Set(message.guild?.roles.cache.keys() ?? []);

/** Answers a message as a reply to it. */
export const replyToMessage = (message: Message, channel: SendableChannels, plain: boolean): ReplyTarget => {
  const roles = rolesOf(message);
  const origin: Origin = { channel, author: message.author, replyTo: message.id, nonce: message.id, roles };
  let typing: NodeJS.Timeout | undefined;
  const type = (): void => {
    // That "is typing" cannot be shown is not reported: posting the answer will fail for the same reason and say why.
    channel.sendTyping().catch(() => undefined);
  };
  const send = (outgoing: Outgoing, isPrivate: boolean) => postFor(origin, outgoing, isPrivate, plain);
  return {
    roles,
    sourceHead: null,
    working() {
      if (typing !== undefined) return;
      type();
      typing = setInterval(type, TYPING_MS).unref();
    },
    send,
    replace: send,
    removeSource: async () => undefined,
    nothing: async () => undefined,
    disableSource: async () => undefined,
    done() {
      clearInterval(typing);
    },
  };
};
