import { type HTTPReceiver, SocketModeReceiver, type webApi } from "@slack/bolt";
import { Agent, buildConnector } from "undici";
import { type Clock, endsWithin, sleep } from "../../../src/time/clock.js";
import type { SlackTiming } from "../slack-settings.js";
import { backOff, clientOptions } from "./slack-calls.js";
import { cureOf, failureOf, startFailure } from "./slack-failures.js";
import type { SlackHealth } from "./slack-health.js";

/** How long Slack may take to close the socket properly. */
const CLOSE_MS = 2_000;

/** A connection that held so long was a good one: the next is made at once. */
const LASTING_MS = 5_000;

const LOST = "The connection to Slack is lost; the bot connects again by itself.";

/** How events come from Slack, in either mode. */
export interface SlackConnection {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  /**
   * Resolves once connected, or when stopped meanwhile. `onConnected` is told of each connection: when the one before
   * was lost, null for the first. Throws VerseError `platform` when Slack refuses the first connection.
   */
  start(onConnected: (gapBegan: number | null) => void): Promise<void>;
  stop(): Promise<void>;
}

export interface SocketConnectionParts {
  readonly appToken: string;
  readonly apiUrl: string | null;
  readonly timing: SlackTiming;
  readonly clock: Clock;
  readonly logger: webApi.Logger;
  readonly health: SlackHealth;
}

/** An agent whose sockets can be broken: a websocket's own is out of reach once it is upgraded. */
const createDispatcher = (timing: SlackTiming): { dispatcher: Agent; breakAll: () => void } => {
  const sockets = new Set<{ destroy(): unknown }>();
  const connect = buildConnector({ allowH2: false, timeout: timing.handshakeMs });
  const dispatcher = new Agent({
    // Without it a handshake that is never answered is waited for five minutes.
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

/** Socket Mode: one websocket, made anew whenever it is lost. */
export const createSocketConnection = (parts: SocketConnectionParts): SlackConnection => {
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
  let onConnected: (gapBegan: number | null) => void = () => undefined;
  let started = false;
  let connecting = false;
  /** Null before the first connection. */
  let connectedAt: number | null = null;
  let lostAt: number | null = null;
  /** Connections in a row that failed or did not last. */
  let failures = 0;

  const fail = (problem: unknown): void => {
    const failure = failureOf(problem);
    const refused = failure.kind === "refused";
    if (refused && connectedAt === null) throw startFailure(failure, problem);
    const trouble = refused
      ? `Slack refuses the connection: ${failure.error}. ${cureOf(failure)}`
      : "Slack cannot be reached; the bot keeps trying.";
    health.set(connectedAt === null ? "starting" : "reconnecting", trouble);
  };

  const close = async (): Promise<void> => {
    await endsWithin(client.disconnect(), CLOSE_MS, clock);
    breakAll();
  };

  /** A socket that opens and then stays silent would receive nothing and report no fault. */
  const open = async (): Promise<void> => {
    const greeted = client.start();
    if (await endsWithin(greeted, timing.callMs + 2 * timing.handshakeMs, clock)) return;
    greeted.catch(() => undefined);
    await close();
    throw new Error("Slack opened a socket and sent no greeting.");
  };

  /** Tries until there is a connection or `stop` is called. Throws when the first is refused. */
  const connect = async (): Promise<void> => {
    connecting = true;
    try {
      while (!stopping.signal.aborted) {
        if (failures > 0) await sleep(clock, backOff(failures, timing), stopping.signal);
        if (stopping.signal.aborted) return;
        failures += 1;
        try {
          await open();
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
    onConnected(gap);
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
    start: (tell) => {
      onConnected = tell;
      started = true;
      return connect();
    },
    stop: async () => {
      stopping.abort();
      if (started) await close();
      await dispatcher.destroy();
    },
  };
};
