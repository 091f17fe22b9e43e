import type { IncomingMessage, ServerResponse } from "node:http";
import { HTTPReceiver, type webApi } from "@slack/bolt";
import type { Clock } from "../slack-settings.js";

/** Where Slack posts events, commands and presses. */
export const EVENTS_PATH = "/slack/events";
/** Slack's own advice against replays: five minutes. */
const MOST_SKEW_SECONDS = 300;
const FORM = "application/x-www-form-urlencoded";

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpWire {
  readonly receiver: HTTPReceiver;
  readonly handle: RequestHandler;
}

const isTimely = (request: IncomingMessage, clock: Clock): boolean => {
  const at = Number(request.headers["x-slack-request-timestamp"]);
  return Math.abs(clock.now() / 1000 - at) <= MOST_SKEW_SECONDS;
};

/** Bolt checks the signature, but lets a time stamp from the future pass: a copy of it could be kept and replayed. */
export const createHttpWire = (signingSecret: string, clock: Clock, logger: webApi.Logger): HttpWire => {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: [EVENTS_PATH], logger });
  const refuse = (response: ServerResponse, status: number): void => {
    response.writeHead(status);
    response.end();
  };
  return {
    receiver,
    handle: (request, response) => {
      const path = (request.url ?? "").split("?")[0];
      if (path !== EVENTS_PATH) return refuse(response, 404);
      if (request.method !== "POST") return refuse(response, 405);
      if (!isTimely(request, clock) || typeof request.headers["x-slack-signature"] !== "string")
        return refuse(response, 401);
      // Bolt takes the form type only in its shortest spelling.
      if (request.headers["content-type"]?.startsWith(FORM)) request.headers["content-type"] = FORM;
      receiver.requestListener(request, response);
    },
  };
};
