import type { EarlyStatement } from "./early-statement.js";
import type { IncomingMessage } from "./message.js";
import type { Reply } from "./reply.js";
import type { Texts } from "./texts.js";

/** What the handler may tell the adapter while it works, and what it is told back. */
export interface Session {
  /** Aborted when the person presses Stop or the platform is going down. */
  readonly signal: AbortSignal;
  /** The message came in after the adapter was told to stop: the person is told to ask again. */
  readonly late: boolean;
  /**
   * The work has begun and will end in a reply: show a sign of it in the platform's manner. Not called for messages
   * that the bot leaves alone.
   */
  working(texts: Texts): void;
  /** Absent where only a whole answer is shown, as everywhere that nothing streams. */
  readonly statement?: (early: EarlyStatement) => void;
}

/** Facts, not methods: what one message of the platform can hold. */
export interface ChatLimits {
  /** Characters of one message after escaping. */
  readonly maxChars: number;
  /** Quotes one message can hold. */
  readonly maxQuotes: number;
  /** Longest question the platform lets through. */
  readonly maxQuestionChars: number;
  readonly streams: boolean;
  readonly privateReplies: boolean;
}

/** A reply and, once it was put somewhere, the way to say where. */
export interface HandledReply {
  readonly reply: Reply;
  /** Called with the adapter's own name for what it posted, so that it can be taken back later. */
  delivered(ref: string): Promise<void>;
}

export type MessageHandler = (message: IncomingMessage, session: Session) => Promise<HandledReply | null>;

export interface AdapterHealth {
  readonly state: "starting" | "connected" | "reconnecting" | "stopped";
  /** One sentence for a maintainer; empty when all is well. */
  readonly detail: string;
  /** Milliseconds since the epoch of the last change of state. */
  readonly since: number;
}

/**
 * A chat platform. It proves the sender, acknowledges in time, ignores itself and other bots, keeps a reply in its
 * thread, escapes, splits and waits on rate limits. It does not choose whether to answer, words nothing and does not
 * remember events.
 */
export interface ChatAdapter {
  readonly name: string;
  readonly limits: ChatLimits;
  /** Resolves when messages can arrive. Throws VerseError `platform` with the cure when it cannot start at all. */
  start(handler: MessageHandler): Promise<void>;
  /**
   * Takes no more messages (what the platform would not deliver again is handed over as `late`), waits for those in
   * flight to be answered and posted (at most `graceMs`), then disconnects.
   */
  stop(graceMs: number): Promise<void>;
  /** State of the connection, for health checks. */
  health(): AdapterHealth;
}
