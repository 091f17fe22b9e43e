import type { IncomingMessage, ServerResponse } from "node:http";
import { HTTPReceiver, type webApi } from "@slack/bolt";
import type { Clock } from "../../../src/time/clock.js";
import type { PendingWork } from "../../../src/time/pending-work.js";
import { EVENTS_PATH } from "../slack-settings.js";
import type { SlackHealth } from "./slack-health.js";
import type { SlackConnection } from "./socket-connection.js";

/** Slack's own advice against replays: five minutes. */
const MOST_SKEW_SECONDS = 300;
const FORM = "application/x-www-form-urlencoded";

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpReceiverParts {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly logger: webApi.Logger;
  readonly health: SlackHealth;
  /** A request counts as pending work until its response is closed. */
  readonly pending: PendingWork;
}

/** Receives events through the one HTTP server, between `start` and `stop`; otherwise it answers 503. */
export interface HttpConnection extends SlackConnection {
  readonly handle: RequestHandler;
}

const isTimely = (request: IncomingMessage, clock: Clock): boolean => {
  const at = Number(request.headers["x-slack-request-timestamp"]);
  return Math.abs(clock.now() / 1000 - at) <= MOST_SKEW_SECONDS;
};

const refuse = (response: ServerResponse, status: number): void => {
  response.writeHead(status);
  response.end();
};

/** Bolt checks the signature, but lets a time stamp from the future pass: a copy of it could be kept and replayed. */
export const createHttpReceiver = (parts: HttpReceiverParts): HttpConnection => {
  const { signingSecret, clock, logger, health, pending } = parts;
  const receiver = new HTTPReceiver({ signingSecret, endpoints: [EVENTS_PATH], logger });
  let ready = false;
  return {
    receiver,
    start: async (onConnected) => {
      ready = true;
      health.set("connected");
      onConnected(null);
    },
    stop: async () => {
      ready = false;
    },
    handle: (request, response) => {
      if (!ready) return refuse(response, 503);
      pending.track(new Promise((resolve) => response.once("close", resolve)));
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
