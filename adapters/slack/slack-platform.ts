import type { ChatAdapter } from "../../src/bot/chat-adapter.js";
import type { RequestHandler } from "./connect/http-receiver.js";
import type { Log, SlackSettings } from "./slack-settings.js";

/** How the composition root reaches Slack: Bolt is loaded only when an adapter is made. */
export interface SlackDoor {
  readonly name: string;
  /** A fresh adapter for every attempt to connect. */
  make(): Promise<ChatAdapter>;
  /** For the one HTTP server; null in Socket Mode. */
  readonly mount: { readonly path: string; readonly handle: RequestHandler } | null;
}

/** The same path as `EVENTS_PATH`, which cannot be read without loading Bolt. */
const PATH = "/slack/events";

export const slackDoor = (settings: SlackSettings, log: Log): SlackDoor => {
  let requests: RequestHandler | null = null;
  const handle: RequestHandler = (request, response) => {
    if (requests === null) response.writeHead(503).end();
    else requests(request, response);
  };
  return {
    name: "slack",
    async make() {
      const { createSlackAdapter } = await import("./slack-adapter.js");
      const { systemClock } = await import("./system-clock.js");
      const adapter = createSlackAdapter(settings, log, systemClock);
      requests = adapter.requests;
      return adapter;
    },
    mount: settings.appToken === null ? { path: PATH, handle } : null,
  };
};
