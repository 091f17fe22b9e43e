import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type CommandInteraction,
  type Interaction,
  type Message,
  MessageFlags,
  type ModalSubmitInteraction,
  type PartialMessage,
} from "discord.js";
import type { IncomingMessage } from "../../../src/bot/message.js";
import { answerEvent, type DeliveryParts } from "../post/reply-sender.js";
import { type InteractionState, replyToInteraction } from "../post/reply-to-interaction.js";
import { replyToMessage } from "../post/reply-to-message.js";
import { type Browsing, readBrowseId, readPressId } from "../read/interaction-ids.js";
import {
  readBrowse,
  readCommand,
  readCompletion,
  readDeletion,
  readEdit,
  readMessage,
  readPress,
  readShortcut,
} from "../read/read-discord-event.js";
import { reasonForm, reasonIn } from "../write/reason-form.js";
import { ASK, POLICIES } from "./discord-commands.js";
import { isAnsweredElsewhere, isExpired } from "./discord-failures.js";

export interface IntakeParts extends DeliveryParts {
  readonly plain: boolean;
  readonly clock: () => number;
}

/** Discord shows 25 completions of 100 characters; a value that does not fit is left out, never changed. */
const MOST_CHOICES = 25;
const CHOICE_LENGTH = 100;

/** Turns events into conversations: acknowledges at once, reads, answers. */
export class Intake {
  constructor(private readonly parts: IntakeParts) {}

  get #selfId(): string {
    return this.parts.client.user?.id ?? "";
  }

  async message(message: Message): Promise<void> {
    if (message.author.bot || message.webhookId !== null || message.system) return;
    const thread = await this.parts.chains.threadOf(message);
    const read = readMessage(message, thread, this.#selfId);
    if (read === null || !message.channel.isSendable()) return;
    await answerEvent(this.parts, read, replyToMessage(message, message.channel, this.parts.plain));
  }

  async edited(message: Message): Promise<void> {
    const thread = this.parts.chains.known(message.id) ?? message.id;
    const read = readEdit(message, thread, this.#selfId);
    if (read === null || !message.channel.isSendable()) return;
    await answerEvent(this.parts, read, replyToMessage(message, message.channel, this.parts.plain));
  }

  async deleted(message: Message | PartialMessage): Promise<void> {
    const read = readDeletion(message, this.parts.chains.known(message.id) ?? message.id);
    if (read === null) return;
    const silent = async () => [];
    await answerEvent(this.parts, read, {
      roles: new Set(),
      sourceHead: null,
      working: () => undefined,
      send: silent,
      replace: silent,
      removeSource: async () => undefined,
      nothing: async () => undefined,
      disableSource: async () => undefined,
      done: () => undefined,
    });
  }

  async interaction(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) await this.#complete(interaction);
    else if (interaction.isButton()) await this.#press(interaction);
    else if (interaction.isModalSubmit()) await this.#form(interaction);
    else if (interaction.isChatInputCommand()) {
      if (interaction.commandName === POLICIES) {
        const browse = readBrowse(interaction, interaction.options.getString("document") ?? "");
        await this.#command(interaction, true, async () => browse);
      } else if (interaction.commandName === ASK) {
        const alone = interaction.options.getBoolean("private") ?? false;
        const question = readCommand(interaction, interaction.options.getString("question", true), alone);
        await this.#command(interaction, alone, async () => question);
      }
    } else if (interaction.isMessageContextMenuCommand()) {
      const target = interaction.targetMessage;
      await this.#command(interaction, false, async () => {
        const thread = this.parts.chains.known(target.id) ?? interaction.id;
        return readShortcut(interaction, target, thread, this.#selfId);
      });
    }
  }

  /** False: another process has answered already, and there is nothing to do. */
  async #acknowledge(say: () => Promise<unknown>): Promise<"now" | "late" | "elsewhere"> {
    try {
      await say();
      return "now";
    } catch (error) {
      if (isAnsweredElsewhere(error)) return "elsewhere";
      if (!isExpired(error)) throw error;
      return "late";
    }
  }

  async #command(
    interaction: CommandInteraction,
    alone: boolean,
    read: () => Promise<IncomingMessage>,
  ): Promise<void> {
    const said = await this.#acknowledge(() =>
      interaction.deferReply(alone ? { flags: MessageFlags.Ephemeral } : {}),
    );
    if (said === "elsewhere") return;
    const acknowledged = said === "late" ? "late" : alone ? "private" : "public";
    await answerEvent(this.parts, await read(), this.#target({ interaction, acknowledged }));
  }

  #target(state: Pick<InteractionState, "interaction" | "acknowledged">) {
    return replyToInteraction({ ...state, plain: this.parts.plain, clock: this.parts.clock });
  }

  async #press(interaction: ButtonInteraction): Promise<void> {
    const browsing = readBrowseId(interaction.customId);
    const press = readPressId(interaction.customId);
    if (press?.action === "reason") {
      const label = "label" in interaction.component ? (interaction.component.label ?? "…") : "…";
      await interaction.showModal(reasonForm(interaction.customId, label));
      return;
    }
    if (press === null && browsing === null) return;
    const said = await this.#acknowledge(() => interaction.deferUpdate());
    if (said === "elsewhere") return;
    const target = this.#target({ interaction, acknowledged: said === "late" ? "late" : "update" });
    if (browsing !== null) await this.#browse(interaction, browsing, target);
    else if (press !== null) {
      const thread = await this.parts.chains.threadOf(interaction.message);
      await answerEvent(this.parts, readPress(interaction, press, thread), target);
    }
  }

  #browse(
    interaction: ButtonInteraction,
    { page, documentId }: Browsing,
    target: ReturnType<typeof replyToInteraction>,
  ) {
    return answerEvent(this.parts, readBrowse(interaction, documentId), target, page);
  }

  async #form(interaction: ModalSubmitInteraction): Promise<void> {
    const press = readPressId(interaction.customId);
    if (press === null) return;
    const said = await this.#acknowledge(() => interaction.deferReply({ flags: MessageFlags.Ephemeral }));
    if (said === "elsewhere") return;
    const { message } = interaction;
    const thread = message === null ? interaction.id : await this.parts.chains.threadOf(message);
    const action = readPress(interaction, { ...press, value: reasonIn(interaction) }, thread);
    const acknowledged = said === "late" ? "late" : "private";
    await answerEvent(this.parts, action, this.#target({ interaction, acknowledged }));
  }

  async #complete(interaction: AutocompleteInteraction): Promise<void> {
    const abort = new AbortController();
    const handled = await this.parts.handler(readCompletion(interaction, interaction.options.getFocused()), {
      signal: abort.signal,
      late: this.parts.late,
      working: () => undefined,
    });
    const choices = handled?.reply.type === "completions" ? handled.reply.choices : [];
    await interaction.respond(
      choices
        .filter(({ value, label }) => value.length > 0 && value.length <= CHOICE_LENGTH && label.length > 0)
        .slice(0, MOST_CHOICES)
        .map(({ label, value }) => ({
          name: label.length > CHOICE_LENGTH ? `${label.slice(0, CHOICE_LENGTH - 1)}…` : label,
          value,
        })),
    );
  }
}
