import type { App } from "@slack/bolt";
import { Turns } from "../../../src/time/event-loop-turns.js";
import type { Underway } from "../../../src/time/pending-work.js";
import { ANY_ACTION, COMMAND, REASON_VIEW, SHORTCUT } from "../read/interaction-ids.js";
import { eventBodySchema } from "../read/slack-payloads.js";

/** What the listeners hand on, as it came; each is called after Slack has its acknowledgement. */
export interface Ears {
  event(body: ReturnType<typeof eventBodySchema.parse>): void;
  command(body: unknown): void;
  shortcut(body: unknown): void;
  action(body: unknown): void;
  submission(body: unknown): void;
}

const EVENTS = ["app_mention", "message", "app_home_opened", "agent_session_stopped"];

/** Slack waits three seconds for an acknowledgement, so everything is acknowledged before it is looked at. */
export const listen = (app: App, ears: Ears, underway: Underway): void => {
  const turns = new Turns();
  app.use(({ next }) => underway.track(turns.next().then(() => next())));
  for (const name of EVENTS)
    app.event(name, async ({ body }) => {
      const read = eventBodySchema.safeParse(body);
      if (read.success) ears.event(read.data);
    });
  app.command(COMMAND, async ({ ack, body }) => {
    await ack();
    ears.command(body);
  });
  app.shortcut({ callback_id: SHORTCUT, type: "message_action" }, async ({ ack, body }) => {
    await ack();
    ears.shortcut(body);
  });
  app.action(ANY_ACTION, async ({ ack, body }) => {
    await ack();
    ears.action(body);
  });
  app.view(REASON_VIEW, async ({ ack, body }) => {
    await ack();
    ears.submission(body);
  });
};
