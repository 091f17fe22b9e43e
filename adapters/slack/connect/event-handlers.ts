import type { App } from "@slack/bolt";
import { EventLoopTurns } from "../../../src/time/event-loop-turns.js";
import type { PendingWork } from "../../../src/time/pending-work.js";
import type { ActiveQuestions } from "../post/active-questions.js";
import { ANY_ACTION, REASON_VIEW } from "../read/interaction-ids.js";
import type { KnownChannels } from "../read/known-channels.js";
import { readAction, readCommand, readShortcut, readSubmission } from "../read/read-interaction.js";
import { readEvent } from "../read/read-slack-event.js";
import type { BotIdentity, ReceivedMessage } from "../read/received-message.js";
import { type EventBody, eventBodySchema } from "../read/slack-payloads.js";
import type { Log } from "../slack-settings.js";
import { COMMAND, SHORTCUT } from "./slack-manifest.js";

const EVENTS = ["app_mention", "message", "app_home_opened", "agent_session_stopped"];
/** Handled in one iteration of the event loop, so that a burst does not hold up pings and other people's answers. */
const AT_ONCE = 4;

export interface EventHandlersParts {
  readonly bot: BotIdentity;
  readonly channels: KnownChannels;
  readonly questions: ActiveQuestions;
  readonly pending: PendingWork;
  readonly log: Log;
}

/** Reads what came, once Slack has its acknowledgement, and gives it to the questions that are being answered. */
export class EventHandlers {
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

/** Slack waits three seconds for an acknowledgement, so everything is acknowledged before it is looked at. */
export const listen = (
  app: App,
  handlers: EventHandlers,
  { pending, log }: Pick<EventHandlersParts, "pending" | "log">,
): void => {
  const turns = new EventLoopTurns(AT_ONCE);
  app.error(async (problem) => log.error({ err: problem }, "Bolt could not handle an event"));
  app.use(({ next }) => pending.track(turns.next().then(() => next())));
  for (const name of EVENTS)
    app.event(name, async ({ body }) => {
      const read = eventBodySchema.safeParse(body);
      if (read.success) handlers.event(read.data);
    });
  app.command(COMMAND, async ({ ack, body }) => {
    await ack();
    handlers.command(body);
  });
  app.shortcut({ callback_id: SHORTCUT, type: "message_action" }, async ({ ack, body }) => {
    await ack();
    handlers.shortcut(body);
  });
  app.action(ANY_ACTION, async ({ ack, body }) => {
    await ack();
    handlers.action(body);
  });
  app.view(REASON_VIEW, async ({ ack, body }) => {
    await ack();
    handlers.submission(body);
  });
};
