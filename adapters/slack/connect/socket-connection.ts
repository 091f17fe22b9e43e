import { SocketModeReceiver, type webApi } from "@slack/bolt";
import { Agent, buildConnector } from "undici";
import type { Clock, SlackTiming } from "../slack-settings.js";
import { clientOptions, waitAfter } from "./slack-calls.js";
import { cureOf, failureOf } from "./slack-failures.js";
import type { Health } from "./slack-health.js";

/** How long Slack may take to close the socket properly. */
const CLOSE_MS = 2_000;

/** A connection that held so long was a good one: the next is made at once. */
const LASTING_MS = 5_000;

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
  /** Resolves once connected, or when stopped meanwhile; throws Slack's refusal of the first connection. */
  start(): Promise<void>;
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
    // The client's own reconnecting ends the process when it is refused, and waits where it need not.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(parts.apiUrl, timing) },
  });
  const { client } = receiver;
  const stopping = new AbortController();
  let connecting = false;
  /** Null before the first connection. */
  let connectedAt: number | null = null;
  let lostAt: number | null = null;
  /** Connections in a row that failed or did not last. */
  let failures = 0;

  /** Whether the work was done in time; rejects when it does. */
  const within = async (ms: number, work: Promise<unknown>): Promise<boolean> => {
    const over = new AbortController();
    try {
      return await Promise.race([work.then(() => true), clock.sleep(ms, over.signal).then(() => false)]);
    } finally {
      over.abort();
    }
  };

  const fail = (problem: unknown): void => {
    const failure = failureOf(problem);
    const refused = failure.kind === "refused";
    if (refused && connectedAt === null) throw problem;
    const trouble = refused
      ? `Slack refuses the connection: ${failure.error}. ${cureOf(failure.error, failure.needed)}`
      : "Slack cannot be reached; the bot keeps trying.";
    health.set(connectedAt === null ? "starting" : "reconnecting", trouble);
  };

  const close = async (): Promise<void> => {
    await within(CLOSE_MS, client.disconnect());
    breakAll();
  };

  /** A socket that opens and then stays silent would leave the bot deaf without a sign. */
  const greeted = async (): Promise<void> => {
    const started = client.start();
    const inTime = await within(timing.callMs + 2 * timing.handshakeMs, started);
    if (inTime) return;
    started.catch(() => undefined);
    await close();
    throw new Error("Slack opened a socket and sent no greeting.");
  };

  /** Tries until there is a connection or the wire is stopped. Throws when the first is refused. */
  const connect = async (): Promise<void> => {
    connecting = true;
    try {
      while (!stopping.signal.aborted) {
        if (failures > 0) await clock.sleep(waitAfter(failures, timing), stopping.signal);
        if (stopping.signal.aborted) return;
        failures += 1;
        try {
          await greeted();
          return;
        } catch (problem) {
          if (!stopping.signal.aborted) fail(problem);
        }
      }
    } finally {
      connecting = false;
    }
  };

  client.on("connected", () => {
    const gap = lostAt;
    lostAt = null;
    connectedAt = clock.now();
    health.set("connected");
    parts.onConnected(gap);
  });
  client.on("disconnected", () => {
    if (stopping.signal.aborted) return;
    lostAt ??= clock.now();
    if (connectedAt !== null) health.set("reconnecting", LOST);
    if (connecting) return;
    if (clock.now() - (connectedAt ?? 0) > LASTING_MS) failures = 0;
    connect().catch((problem: unknown) => logger.error(problem));
  });

  return {
    receiver,
    start: connect,
    stop: async () => {
      stopping.abort();
      await close();
      await dispatcher.destroy();
    },
  };
};
