import type { App } from "@slack/bolt";
import { EventLoopTurns } from "../../../src/time/event-loop-turns.js";
import type { PendingWork } from "../../../src/time/pending-work.js";
import { ANY_ACTION, REASON_VIEW } from "../read/interaction-ids.js";
import { type EventBody, eventBodySchema } from "../read/slack-payloads.js";
import type { Log } from "../slack-settings.js";
import { COMMAND, SHORTCUT } from "./slack-manifest.js";

/** What the listeners hand on, as it came; each is called after Slack has its acknowledgement. */
export interface EventListeners {
  event(body: EventBody): void;
  command(body: unknown): void;
  shortcut(body: unknown): void;
  action(body: unknown): void;
  submission(body: unknown): void;
}

const EVENTS = ["app_mention", "message", "app_home_opened", "agent_session_stopped"];
/** Handled in one iteration of the event loop, so that a burst does not hold up pings and other people's answers. */
const AT_ONCE = 4;

/** Slack waits three seconds for an acknowledgement, so everything is acknowledged before it is looked at. */
export const listen = (
  app: App,
  listeners: EventListeners,
  { pending, log }: { readonly pending: PendingWork; readonly log: Log },
): void => {
  const turns = new EventLoopTurns(AT_ONCE);
  app.error(async (problem) => log.error({ err: problem }, "Bolt could not handle an event"));
  app.use(({ next }) => pending.track(turns.next().then(() => next())));
  for (const name of EVENTS)
    app.event(name, async ({ body }) => {
      const read = eventBodySchema.safeParse(body);
      if (read.success) listeners.event(read.data);
    });
  app.command(COMMAND, async ({ ack, body }) => {
    await ack();
    listeners.command(body);
  });
  app.shortcut({ callback_id: SHORTCUT, type: "message_action" }, async ({ ack, body }) => {
    await ack();
    listeners.shortcut(body);
  });
  app.action(ANY_ACTION, async ({ ack, body }) => {
    await ack();
    listeners.action(body);
  });
  app.view(REASON_VIEW, async ({ ack, body }) => {
    await ack();
    listeners.submission(body);
  });
};
