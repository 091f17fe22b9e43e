import type { PendingWork } from "../../../src/time/pending-work.js";
import type { ActiveQuestions } from "../post/active-questions.js";
import type { KnownChannels } from "../read/known-channels.js";
import { readAction, readCommand, readShortcut, readSubmission } from "../read/read-interaction.js";
import { readEvent } from "../read/read-slack-event.js";
import type { BotIdentity, ReceivedMessage } from "../read/received-message.js";
import type { EventBody } from "../read/slack-payloads.js";
import type { Log } from "../slack-settings.js";
import type { EventListeners } from "./event-listeners.js";

export interface EventHandlersParts {
  readonly bot: BotIdentity;
  readonly channels: KnownChannels;
  readonly questions: ActiveQuestions;
  readonly pending: PendingWork;
  readonly log: Log;
}

/** Reads what the listeners hand on and gives it to the questions that are being answered. */
export class EventHandlers implements EventListeners {
  constructor(private readonly parts: EventHandlersParts) {}

  event(body: EventBody): void {
    const { bot, questions } = this.parts;
    const { event } = body;
    if (event.type === "agent_session_stopped")
      questions.stopByPerson(event.channel, event.thread_ts ?? null);
    this.accept(readEvent(body, bot));
  }

  command(body: unknown): void {
    this.#afterLearning((isExternal) => readCommand(body, this.parts.bot, isExternal));
  }

  shortcut(body: unknown): void {
    this.#afterLearning((isExternal) => readShortcut(body, this.parts.bot, isExternal));
  }

  action(body: unknown): void {
    this.#afterLearning((isExternal) => readAction(body, isExternal));
  }

  submission(body: unknown): void {
    this.accept(readSubmission(body));
  }

  accept(received: ReceivedMessage | null): void {
    if (received === null) return;
    const { message, target } = received;
    const { kind, external } = message.place;
    const channel = { id: target.channel, direct: kind === "direct", external };
    if (message.type === "question" && message.manner !== "command")
      this.parts.channels.noteMessage(channel, target.threadTs, target.key);
    this.parts.questions.accept(received);
  }

  /** Interactions do not say whether their channel is shared with outsiders, so Slack is asked first. */
  #afterLearning(read: (isExternal: (channel: string) => boolean) => ReceivedMessage | null): void {
    const { channels, pending, log } = this.parts;
    const isExternal = (channel: string): boolean => channels.isExternal(channel);
    const channel = read(isExternal)?.target.channel;
    const learned = channel === undefined ? Promise.resolve() : channels.learn(channel);
    pending
      .track(learned.then(() => this.accept(read(isExternal))))
      .catch((problem: unknown) => log.error({ err: problem }, "An interaction could not be read"));
  }
}
