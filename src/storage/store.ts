import type { ModelUse } from "../answering/drafting/model-use.js";
import type { SpendingStore } from "../answering/drafting/spending.js";
import type { Answer, Outcome } from "../answering/schema.js";

/**
 * What the bot remembers. Times are milliseconds since the epoch. Keys of people, places, threads and messages are
 * hashed by the caller: nothing here knows a name. All methods throw VerseError `storage`.
 */

export interface Claims {
  /**
   * Takes an event under any of its ids. "seen" when any of them is held: being worked on under a live lease, or
   * settled. The claim is durable when this resolves.
   */
  claim(request: ClaimRequest): Promise<"new" | "seen">;
  /**
   * returned: the reply was handed over but not yet seen on the platform; done: the platform has it. Both count as
   * seen; `abandon` frees what is not done.
   */
  settle(id: string, state: "returned" | "done"): Promise<void>;
  /** Gives the event back as if it had never come. */
  release(id: string): Promise<void>;
  /** Owners of claims that are not done. */
  owners(): Promise<string[]>;
  /** Frees every claim of an owner that is known to be dead. Returns how many. */
  abandon(owner: string): Promise<number>;
}

export interface ClaimRequest {
  readonly id: string;
  readonly keys: readonly string[];
  readonly owner: string;
  readonly now: number;
  /** A claim that is still being worked on is free again after this. */
  readonly leaseUntil: number;
  /** The event is forgotten after this. */
  readonly expiresAt: number;
}

export interface QuestionRecord {
  readonly id: string;
  readonly askedAt: number;
  readonly expiresAt: number;
  readonly platform: string;
  readonly personKey: string;
  readonly placeKey: string;
  readonly threadKey: string;
  /** Of the message that asked; null for commands. */
  readonly messageKey: string | null;
  readonly audience: string;
  readonly private: boolean;
  /** False when the log is off: kept for the buttons under the answer, left out of every report. */
  readonly logged: boolean;
  readonly answer: Answer;
  /** What a language model cost; absent where none was asked. */
  readonly model?: ModelUse;
}

export interface Feedback {
  readonly personKey: string;
  readonly vote: "helpful" | "not-helpful";
  readonly reason: string | null;
  readonly at: number;
}

/** A vote as its giver finds it: on an answer of theirs or of somebody else. */
export interface GivenVote extends Feedback {
  readonly questionId: string;
}

export interface HelpRequest {
  readonly askedAt: number;
  readonly resolvedAt: number | null;
}

/** A logged question with what became of it. */
export interface LoggedQuestion {
  readonly id: string;
  readonly askedAt: number;
  readonly platform: string;
  readonly personKey: string;
  readonly placeKey: string;
  readonly audience: string;
  readonly question: string;
  readonly outcome: Outcome;
  readonly mode: Answer["mode"];
  readonly generation: string;
  readonly totalMs: number;
  /** Null where no language model was asked. */
  readonly model: ModelUse | null;
  readonly quotes: readonly QuoteIdentity[];
  readonly feedback: readonly Feedback[];
  readonly help: HelpRequest | null;
}

export interface QuoteIdentity {
  readonly document: string;
  readonly version: string;
  readonly start: number;
  readonly end: number;
}

export interface QuestionFilter {
  readonly personKey?: string;
  readonly since?: number;
  /** With those that were kept while the log was off. */
  readonly unlogged?: boolean;
  /** Newest first; all when absent. */
  readonly limit?: number;
}

export interface Questions {
  /** Saving an id again changes the record and keeps its votes, refs and call for help. */
  save(record: QuestionRecord): Promise<void>;
  /** By the id of its answer, unless expired at `now`. */
  find(id: string, now: number): Promise<QuestionRecord | null>;
  findByMessage(messageKey: string, now: number): Promise<QuestionRecord | null>;
  /** One vote a person and answer; the last one counts, a reason is kept when the next vote has none. */
  vote(id: string, feedback: Feedback): Promise<void>;
  /** True the first time. */
  askHelp(id: string, at: number): Promise<boolean>;
  /** False when nobody was asked. */
  resolveHelp(id: string, at: number): Promise<boolean>;
  delivered(id: string, ref: string): Promise<void>;
  /** In no order. */
  refs(id: string): Promise<string[]>;
  /** Newest first. */
  list(filter: QuestionFilter): Promise<LoggedQuestion[]>;
  /** What a person voted, on whosever answers; newest first. */
  votesOf(personKey: string): Promise<GivenVote[]>;
  /** Deletes everything of a person, votes on others' answers and thread memory included. Returns the number of questions. */
  forget(personKey: string): Promise<number>;
}

export interface ThreadQuestion {
  readonly at: number;
  /** Full, after follow-ups were understood. */
  readonly question: string;
  readonly documentIds: readonly string[];
  readonly personKey: string;
}

export interface ThreadMemory {
  remember(threadKey: string, asked: ThreadQuestion, expiresAt: number): Promise<void>;
  /** The last `count` questions of the thread, newest first. */
  recall(threadKey: string, count: number, now: number): Promise<ThreadQuestion[]>;
  /** All that a person said, expired or not, newest first. */
  saidBy(personKey: string): Promise<ThreadQuestion[]>;
}

export interface Bucket {
  readonly key: string;
  readonly capacity: number;
  /** Tokens that come back a millisecond. */
  readonly refill: number;
}

export interface Budgets {
  /** Takes one token; 0 when it could, else the milliseconds until one is there. */
  take(bucket: Bucket, now: number): Promise<number>;
  /** Gives a token back that was taken for nothing. */
  give(bucket: Bucket): Promise<void>;
}

export interface Store {
  readonly claims: Claims;
  readonly questions: Questions;
  readonly threads: ThreadMemory;
  readonly budgets: Budgets;
  /** A day's spending on language models, all processes together. */
  readonly spending: SpendingStore;
  /** Deletes what has expired. Returns the number of questions deleted. */
  prune(now: number): Promise<number>;
  /** Writes a consistent copy to a file that must not exist. */
  backup(file: string): Promise<void>;
  /** Faults found in the stored data; empty when it is sound. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}
