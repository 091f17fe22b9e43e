import type { ChatAdapter } from "../../src/bot/chat-adapter.js";
import type { ActionName } from "../../src/bot/message.js";

/** A question as a person writes it, before the platform wraps it. */
export interface SpokenQuestion {
  /** Without the bot's mention: the harness puts the platform's own mention in front. */
  readonly text: string;
  /** "channel": the bot is mentioned in `channel`; "direct": a private conversation with the person. */
  readonly kind: "channel" | "direct";
  /** Names chosen by the test ("ann", "general"); the harness maps them to ids of the platform, stably. */
  readonly person: string;
  readonly channel: string;
  /** What an earlier `say` of the same channel returned, to go on in its thread; null starts a new one. */
  readonly thread: string | null;
}

/** A message as a reader sees it now: markup rendered, entities decoded, nothing that is not visible. */
export interface ShownMessage {
  /** The harness' own name for it; stable over edits, gone after a removal. */
  readonly id: string;
  /** The thread it is in, as `say` named it. */
  readonly thread: string;
  /** Null when everybody in the place can read it, else the name of the only reader. */
  readonly onlyFor: string | null;
  /** Visible text of the whole message: headings, quotes, footers, in reading order, lines joined by "\n". */
  readonly text: string;
  /** What is there to press, in order; `value` is what the press will carry. */
  readonly buttons: readonly {
    readonly action: ActionName;
    readonly answerId: string;
    readonly value: string;
  }[];
}

/** What the contract suite needs of one adapter; a fresh one is made for every test. */
export interface ChatHarness {
  /** Built but not started; pointed at the harness' stand-in platform. */
  readonly adapter: ChatAdapter;
  /** Delivers a question through the platform's own wire. Returns the name of the thread it is in. */
  say(question: SpokenQuestion): Promise<string>;
  /** Delivers what was delivered last (question or press) once more, as the platform's retry would. */
  redeliver(): Promise<void>;
  /** The bot's own account ("self") or another bot ("other-bot") writes the text in the channel, mention included. */
  sayAsBot(who: "self" | "other-bot", channel: string, text: string): Promise<void>;
  /** Somebody presses a button of the answer, whether or not the message still shows it. */
  press(press: {
    readonly person: string;
    readonly on: ShownMessage;
    readonly action: ActionName;
    readonly answerId: string;
    readonly value: string;
  }): Promise<void>;
  /** Everything of the bot's in the channel (and the private conversation with `channel` as its person) as it looks now, oldest first. */
  read(channel: string): Promise<readonly ShownMessage[]>;
  /**
   * Resolves when `done` holds, asking again after every sign of life of the platform; rejects with what was last
   * read when it does not hold within a few seconds.
   */
  until(
    channel: string,
    done: (messages: readonly ShownMessage[]) => boolean,
  ): Promise<readonly ShownMessage[]>;
  /** Frees sockets and servers; the adapter may or may not be stopped already. */
  close(): Promise<void>;
}

export type MakeHarness = () => Promise<ChatHarness>;
