import { SocketModeReceiver, type webApi } from "@slack/bolt";
import { Agent, buildConnector } from "undici";
import { clientOptions, waitAfter } from "./calls.js";
import { cureOf, failureOf } from "./failures.js";
import type { Health } from "./health.js";
import type { Clock, SlackTiming } from "./settings.js";

/** How long Slack may take to close the socket properly. */
const CLOSE_MS = 2_000;

const LOST = "The connection to Slack is lost; the bot connects again by itself.";

export interface SocketWireParts {
  readonly appToken: string;
  readonly apiUrl: string | null;
  readonly timing: SlackTiming;
  readonly clock: Clock;
  readonly logger: webApi.Logger;
  readonly health: Health;
  /** Told of each connection; `gapBegan` is when the one before was lost, null for the first. */
  readonly onConnected: (gapBegan: number | null) => void;
}

export interface SocketWire {
  readonly receiver: SocketModeReceiver;
  stop(): Promise<void>;
}

/** An agent whose sockets can be broken: a websocket's own is out of reach once it is upgraded. */
const createDispatcher = (timing: SlackTiming): { dispatcher: Agent; breakAll: () => void } => {
  const sockets = new Set<{ destroy(): unknown }>();
  const connect = buildConnector({ allowH2: false, timeout: timing.handshakeMs });
  const dispatcher = new Agent({
    // Without it a handshake that is never answered keeps the bot deaf for five minutes.
    headersTimeout: timing.handshakeMs,
    bodyTimeout: 0,
    connect: (options, callback) => {
      connect(options, (...result) => {
        const socket = result[1];
        // Undefined, not null as its type says, when the connection failed.
        if (socket) {
          sockets.add(socket);
          socket.once("close", () => sockets.delete(socket));
        }
        callback(...result);
      });
    },
  });
  return {
    dispatcher,
    breakAll: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
};

export const createSocketWire = (parts: SocketWireParts): SocketWire => {
  const { timing, clock, health, logger } = parts;
  const { dispatcher, breakAll } = createDispatcher(timing);
  const receiver = new SocketModeReceiver({
    appToken: parts.appToken,
    dispatcher,
    logger,
    clientPingTimeout: timing.pingMs,
    installerOptions: { clientOptions: clientOptions(parts.apiUrl, timing) },
  });
  const { client } = receiver;
  const stopping = new AbortController();
  let lostAt: number | null = null;
  let connectedBefore = false;

  client.on("connected", () => {
    const gap = lostAt;
    lostAt = null;
    connectedBefore = true;
    health.set("connected");
    parts.onConnected(gap);
  });
  client.on("close", () => {
    if (stopping.signal.aborted) return;
    lostAt ??= clock.now();
    if (connectedBefore) health.set("reconnecting", LOST);
  });

  const connect = client.start.bind(client);
  // The client calls this again for each reconnection and lets a failure end the process: none may get out.
  client.start = async () => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await connect();
      } catch (problem) {
        if (stopping.signal.aborted) return { ok: false };
        const failure = failureOf(problem);
        const refused = failure.kind === "refused";
        if (refused && !connectedBefore) throw problem;
        const trouble = refused
          ? `Slack refuses the connection: ${failure.error}. ${cureOf(failure.error, failure.needed)}`
          : "Slack cannot be reached; the bot keeps trying.";
        health.set(connectedBefore ? "reconnecting" : "starting", trouble);
        await clock.sleep(waitAfter(tries, timing), stopping.signal);
        if (stopping.signal.aborted) return { ok: false };
      }
    }
  };

  return {
    receiver,
    stop: async () => {
      stopping.abort();
      const over = new AbortController();
      await Promise.race([client.disconnect(), clock.sleep(CLOSE_MS, over.signal)]);
      over.abort();
      breakAll();
      await dispatcher.destroy();
    },
  };
};
