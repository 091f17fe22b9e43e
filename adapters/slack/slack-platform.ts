import type { ChatAdapter } from "../../src/bot/chat-adapter.js";
import type { Clock } from "../../src/time/clock.js";
import type { RequestHandler } from "./connect/http-receiver.js";
import { EVENTS_PATH, type Log, PLATFORM, type SlackSettings } from "./slack-settings.js";

/** What the composition root needs of Slack before it connects; Bolt is loaded only when an adapter is made. */
export interface SlackPlatform {
  readonly name: string;
  /** A fresh adapter for every attempt to connect. */
  make(): Promise<ChatAdapter>;
  /** For the one HTTP server; null in Socket Mode. */
  readonly mount: { readonly path: string; readonly handle: RequestHandler } | null;
}

export const slackPlatform = (settings: SlackSettings, log: Log, clock: Clock): SlackPlatform => {
  let requests: RequestHandler | null = null;
  const handle: RequestHandler = (request, response) => {
    if (requests === null) response.writeHead(503).end();
    else requests(request, response);
  };
  return {
    name: PLATFORM,
    async make() {
      const { createSlackAdapter } = await import("./slack-adapter.js");
      const adapter = createSlackAdapter(settings, log, clock);
      requests = adapter.requests;
      return adapter;
    },
    mount: settings.appToken === null ? { path: EVENTS_PATH, handle } : null,
  };
};
