import {
  type APIModalInteractionResponseCallbackData,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type CommandInteraction,
  ComponentType,
  type Interaction,
  type Message,
  MessageFlags,
  type ModalSubmitInteraction,
  type PartialMessage,
  TextInputStyle,
} from "discord.js";
import type { IncomingMessage } from "../../../src/bot/message.js";
import type { Clock } from "../../../src/time/clock.js";
import { answerEvent, type ReplySenderParts } from "../post/reply-sender.js";
import type { ReplyTarget } from "../post/reply-target.js";
import { type InteractionState, replyToInteraction } from "../post/reply-to-interaction.js";
import { replyToMessage } from "../post/reply-to-message.js";
import { readBrowseId, readPressId } from "../read/interaction-ids.js";
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
import { ASK, POLICIES } from "./discord-commands.js";
import { isAnsweredElsewhere, isExpired } from "./discord-failures.js";

export interface EventAnswererParts extends ReplySenderParts {
  readonly plain: boolean;
  readonly clock: Clock;
}

/** Discord shows 25 completions of 100 characters; a value that does not fit is left out, never changed. */
const MOST_CHOICES = 25;
const CHOICE_LENGTH = 100;

/** Answers each kind of event: acknowledges it at once, reads it, and has it answered. */
export class EventAnswerer {
  constructor(private readonly parts: EventAnswererParts) {}

  get #selfId(): string {
    return this.parts.client.user?.id ?? "";
  }

  async message(message: Message): Promise<void> {
    if (message.author.bot || message.webhookId !== null || message.system) return;
    const thread = await this.parts.chains.threadOf(message);
    const read = readMessage(message, thread, this.#selfId);
    if (read === null || !message.channel.isSendable()) return;
    const target = replyToMessage(message, message.channel, this.parts.plain);
    await answerEvent(this.parts, { message: read, target });
  }

  async edited(message: Message): Promise<void> {
    const thread = this.parts.chains.known(message.id) ?? message.id;
    const read = readEdit(message, thread, this.#selfId);
    if (read === null || !message.channel.isSendable()) return;
    const target = replyToMessage(message, message.channel, this.parts.plain);
    await answerEvent(this.parts, { message: read, target });
  }

  async deleted(message: Message | PartialMessage): Promise<void> {
    const read = readDeletion(message, this.parts.chains.known(message.id) ?? message.id);
    if (read === null) return;
    const silent = async () => [];
    const target: ReplyTarget = {
      roles: new Set(),
      sourceHead: null,
      working: () => undefined,
      send: silent,
      replace: silent,
      removeSource: async () => undefined,
      nothing: async () => undefined,
      disableSource: async () => undefined,
      done: () => undefined,
    };
    await answerEvent(this.parts, { message: read, target });
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
        const isPrivate = interaction.options.getBoolean("private") ?? false;
        const question = readCommand(interaction, interaction.options.getString("question", true), isPrivate);
        await this.#command(interaction, isPrivate, async () => question);
      }
    } else if (interaction.isMessageContextMenuCommand()) {
      const target = interaction.targetMessage;
      await this.#command(interaction, false, async () => {
        const thread = this.parts.chains.known(target.id) ?? interaction.id;
        return readShortcut(interaction, target, thread, this.#selfId);
      });
    }
  }

  /** "elsewhere": another process has answered already, and there is nothing to do. */
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
    isPrivate: boolean,
    read: () => Promise<IncomingMessage>,
  ): Promise<void> {
    const said = await this.#acknowledge(() =>
      interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}),
    );
    if (said === "elsewhere") return;
    const acknowledged = said === "late" ? "late" : isPrivate ? "private" : "public";
    const target = this.#target({ interaction, acknowledged });
    await answerEvent(this.parts, { message: await read(), target });
  }

  #target(state: Pick<InteractionState, "interaction" | "acknowledged">): ReplyTarget {
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
    if (browsing !== null) {
      const message = readBrowse(interaction, browsing.documentId);
      await answerEvent(this.parts, { message, target, page: browsing.page });
    } else if (press !== null) {
      const thread = await this.parts.chains.threadOf(interaction.message);
      await answerEvent(this.parts, { message: readPress(interaction, press, thread), target });
    }
  }

  async #form(interaction: ModalSubmitInteraction): Promise<void> {
    const press = readPressId(interaction.customId);
    if (press === null) return;
    const said = await this.#acknowledge(() => interaction.deferReply({ flags: MessageFlags.Ephemeral }));
    if (said === "elsewhere") return;
    const { message } = interaction;
    const thread = message === null ? interaction.id : await this.parts.chains.threadOf(message);
    const action = readPress(interaction, { ...press, value: reasonIn(interaction) }, thread);
    const target = this.#target({ interaction, acknowledged: said === "late" ? "late" : "private" });
    await answerEvent(this.parts, { message: action, target });
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

const REASON_FIELD = "reason";
const MAX_TITLE = 45;

/** A form to say why. It must be the first answer to a press, so its words are those of the button that was pressed. */
const reasonForm = (customId: string, label: string): APIModalInteractionResponseCallbackData => ({
  custom_id: customId,
  title: label.slice(0, MAX_TITLE),
  components: [
    {
      type: ComponentType.Label,
      label: label.slice(0, MAX_TITLE),
      component: {
        type: ComponentType.TextInput,
        custom_id: REASON_FIELD,
        style: TextInputStyle.Paragraph,
        max_length: 500,
        required: true,
      },
    },
  ],
});

const reasonIn = (interaction: ModalSubmitInteraction): string =>
  interaction.fields.getTextInputValue(REASON_FIELD).trim();
