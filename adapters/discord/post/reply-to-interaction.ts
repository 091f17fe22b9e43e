import {
  type APIMessageTopLevelComponent,
  type CommandInteraction,
  ComponentType,
  type Message,
  type MessageComponentInteraction,
  type MessageCreateOptions,
  MessageFlags,
  type ModalSubmitInteraction,
} from "discord.js";
import type { Clock } from "../../../src/time/clock.js";
import { isExpired } from "../connect/discord-failures.js";
import type { Outgoing } from "../write/discord-components.js";
import { inEitherForm } from "./message-poster.js";
import type { ReplyTarget } from "./reply-target.js";
import { postFor, rolesOf } from "./reply-to-message.js";

type Answerable = CommandInteraction | MessageComponentInteraction | ModalSubmitInteraction;

/** A token lives 15 minutes; a little is left for the way. */
const TOKEN_MS = 15 * 60_000 - 15_000;

export interface InteractionState {
  readonly interaction: Answerable;
  /** What was said at once: a place for the answer (and who sees it), "the message will change", or nothing in time. */
  readonly acknowledged: "private" | "public" | "update" | "late";
  readonly plain: boolean;
  readonly clock: Clock;
}

/** Discord takes the flag "only for the person" when a message is made, and never again. */
const inNewMessage = (body: MessageCreateOptions, isPrivate: boolean) => ({
  components: body.components ?? [],
  ...(body.content === undefined ? {} : { content: body.content }),
  allowedMentions: body.allowedMentions ?? { parse: [] },
  flags: Number(body.flags ?? 0) | (isPrivate ? MessageFlags.Ephemeral : 0),
});

/** Without the person's flag, which an edit may not carry. */
const inEdit = (body: MessageCreateOptions) => ({
  components: body.components ?? [],
  ...(body.content === undefined ? {} : { content: body.content }),
  allowedMentions: body.allowedMentions ?? { parse: [] },
  flags: Number(body.flags ?? 0) & (MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds),
});

/** The same components with one action's buttons switched off; the buttons of our messages stand in rows at the top level. */
const disabledWhere = (
  components: readonly APIMessageTopLevelComponent[],
  idBegins: string,
): APIMessageTopLevelComponent[] =>
  components.map((component) =>
    component.type !== ComponentType.ActionRow
      ? component
      : {
          ...component,
          components: component.components.map((child) =>
            child.type === ComponentType.Button &&
            "custom_id" in child &&
            child.custom_id.startsWith(idBegins)
              ? { ...child, disabled: true }
              : child,
          ),
        },
  );

/** The first text of one of the bot's messages; it stands in the box or, in a short message, by itself. */
const firstTextOf = ([first]: readonly APIMessageTopLevelComponent[]): string | null => {
  const component = first?.type === ComponentType.Container ? first.components[0] : first;
  return component?.type === ComponentType.TextDisplay ? component.content : null;
};

/** Answers a command, a press or a form while its token lives, then in the channel. */
export const replyToInteraction = (state: InteractionState): ReplyTarget => {
  const { interaction, acknowledged, plain, clock } = state;
  const born = clock.now();
  const roles = rolesOf(interaction);
  /** The deferred answer still waits to be filled. */
  let open = acknowledged === "private" || acknowledged === "public";
  const alive = (): boolean => acknowledged !== "late" && clock.now() - born < TOKEN_MS;

  const fromChannel = (outgoing: Outgoing, isPrivate: boolean): Promise<Message[]> => {
    const channel = interaction.channel;
    const kept = isPrivate || channel === null || !channel.isSendable();
    const author = interaction.user;
    const origin = { author, replyTo: null, nonce: interaction.id, roles };
    return kept
      ? author
          .createDM()
          .then((conversation) => postFor({ ...origin, channel: conversation }, outgoing, false, plain))
      : postFor({ ...origin, channel }, outgoing, false, plain);
  };
  const orElse = async (
    outgoing: Outgoing,
    isPrivate: boolean,
    say: () => Promise<Message[]>,
  ): Promise<Message[]> => {
    if (!alive()) return fromChannel(outgoing, isPrivate);
    try {
      return await say();
    } catch (error) {
      if (!isExpired(error)) throw error;
      return fromChannel(outgoing, isPrivate);
    }
  };
  const followUps = async (
    bodies: readonly MessageCreateOptions[],
    isPrivate: boolean,
  ): Promise<Message[]> => {
    const sent: Message[] = [];
    for (const body of bodies) sent.push(await interaction.followUp(inNewMessage(body, isPrivate)));
    return sent;
  };
  const fill = async (
    [first, ...others]: readonly MessageCreateOptions[],
    isPrivate: boolean,
  ): Promise<Message[]> => {
    if (first === undefined) return [];
    const edited = await interaction.editReply(inEdit(first));
    open = false;
    return [edited, ...(await followUps(others, isPrivate))];
  };

  return {
    roles,
    sourceHead: interaction.isMessageComponent()
      ? firstTextOf(interaction.message.components.map((one) => one.toJSON()))
      : null,
    working: () => undefined,
    done: () => undefined,
    send: (outgoing, isPrivate) =>
      orElse(outgoing, isPrivate, () =>
        inEitherForm(outgoing, plain, async (bodies) => {
          if (open && isPrivate === (acknowledged === "private")) return fill(bodies, isPrivate);
          // A public place was kept for what turned out to be private, or the other way round: give it up first,
          // because Discord would pour the next message into it.
          if (open) await interaction.deleteReply();
          open = false;
          return followUps(bodies, isPrivate);
        }),
      ),
    replace: (outgoing, isPrivate) =>
      orElse(outgoing, isPrivate, () =>
        inEitherForm(outgoing, plain, async (bodies) => {
          const source = interaction.isMessageComponent() ? interaction.message : null;
          const seenByAll = source !== null && !source.flags.has(MessageFlags.Ephemeral);
          if (source === null || (isPrivate && seenByAll)) return followUps(bodies, isPrivate);
          return fill(bodies, isPrivate);
        }),
      ),
    async removeSource() {
      if (
        interaction.isMessageComponent() &&
        interaction.message.flags.has(MessageFlags.Ephemeral) &&
        alive()
      )
        await interaction.deleteReply();
    },
    async nothing() {
      if (open && alive()) await interaction.deleteReply();
      open = false;
    },
    async disableSource(part) {
      if (!interaction.isMessageComponent() || !alive()) return;
      const components: APIMessageTopLevelComponent[] = interaction.message.components.map((one) =>
        one.toJSON(),
      );
      await interaction.editReply({ components: disabledWhere(components, part) });
    },
  };
};
