/** The platform's name in places, rules and health reports. */
export const PLATFORM = "slack";

/** In HTTP mode, the path to which Slack posts events, commands and presses. */
export const EVENTS_PATH = "/slack/events";

/** What the Slack adapter is told. Socket Mode when there is an app token, else HTTP with the signing secret. */
export interface SlackSettings {
  /** xoxb-... */
  readonly botToken: string;
  /** xapp-... with connections:write; null for HTTP mode. */
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  /** Base address of the Web API, with or without the slash at its end; null for Slack's own. */
  readonly apiUrl: string | null;
  readonly timing?: Partial<SlackTiming>;
}

/** Milliseconds. */
export interface SlackTiming {
  /** One call of the Web API. */
  readonly callMs: number;
  /** Between two posts in one channel, once the burst is spent. */
  readonly paceMs: number;
  /** First wait after a failed call; it doubles up to `retryMostMs`. */
  readonly retryMs: number;
  readonly retryMostMs: number;
  /** A post that has not succeeded by then is given up: an answer half an hour late is a fault. */
  readonly giveUpMs: number;
  /** Statements that come together within it are shown together; an answer that is whole by then is not streamed. */
  readonly gatherMs: number;
  /** After so long a streamed message is closed and another begun: Slack breaks one off after five minutes. */
  readonly streamMs: number;
  /** Until a websocket handshake or a pong is taken for lost. */
  readonly handshakeMs: number;
  readonly pingMs: number;
  /** How far back missed messages are looked up after a gap. */
  readonly lookBackMs: number;
}

export const DEFAULT_TIMING: SlackTiming = {
  callMs: 10_000,
  paceMs: 1_000,
  retryMs: 500,
  retryMostMs: 15_000,
  giveUpMs: 120_000,
  gatherMs: 150,
  streamMs: 240_000,
  handshakeMs: 8_000,
  // A busy machine reads a pong late: a shorter time breaks good connections, a longer one hides bad ones.
  pingMs: 4_000,
  lookBackMs: 15 * 60_000,
};

type LogLine = (fields: Record<string, unknown>, message: string) => void;

/** Where maintainers read; never given a message's text or a token. */
export interface Log {
  readonly debug: LogLine;
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
}
