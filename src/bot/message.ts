/** Where something was said. Ids are the platform's own; nothing here knows their shape. */
export interface Place {
  /** The adapter's name. */
  readonly platform: string;
  /** Workspace or guild; null where the platform has none (a private conversation, the terminal). */
  readonly workspace: string | null;
  readonly channel: string;
  /** The channel that holds this one (a thread's or forum's parent), when the platform tells it apart. */
  readonly parent: string | null;
  /** What replies are collected under; follow-ups are understood within one thread. */
  readonly thread: string;
  readonly kind: "direct" | "channel";
  /** Shared with people outside the workspace, or not known to be inside it. */
  readonly external: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string | null;
  /** BCP 47, as the platform says it. */
  readonly locale: string | null;
  /** Groups or roles the platform vouches for. */
  readonly roles: readonly string[];
}

interface Incoming {
  /**
   * Every id under which this same event can arrive (event id, channel and time stamp, ...): the bot answers once
   * when any of them was seen before.
   */
  readonly eventIds: readonly string[];
  readonly place: Place;
  readonly person: Person;
}

/** Somebody said something that may be a question. */
export interface Question extends Incoming {
  readonly type: "question";
  /** Plain text, the platform's markup and the bot's own mention removed. */
  readonly text: string;
  /** The platform's id of the message that asks, for edits and deletions; null for commands. */
  readonly messageId: string | null;
  /** mention: the bot was named; seen: it merely can read the message. */
  readonly manner: "mention" | "direct" | "command" | "shortcut" | "follow-up" | "seen" | "new-post";
  /** The asker wants to be the only reader. */
  readonly private: boolean;
}

export const ACTIONS = [
  "helpful",
  "not-helpful",
  "reason", // the text of a reason for "not-helpful", in `value`
  "context", // value: index of the quote
  "show-all", // value: page, from 0
  "choose", // value: index of the choice of an ambiguous answer
  "ask-a-person",
  "resolve",
  "remove",
  "share",
] as const;
export type ActionName = (typeof ACTIONS)[number];

/** Somebody pressed something under one of our answers. */
export interface Action extends Incoming {
  readonly type: "action";
  readonly action: ActionName;
  readonly answerId: string;
  readonly value: string;
  /** The platform says that this person may moderate the place. */
  readonly moderator: boolean;
}

/** The message that asked was edited or deleted. */
export interface Changed extends Incoming {
  readonly type: "edited" | "deleted";
  readonly messageId: string;
  readonly text: string;
}

/** Somebody opened the bot's own page (type "home"), its private conversation ("opened"), or browses documents ("browse"). */
export interface Visit extends Incoming {
  readonly type: "home" | "opened" | "browse";
  /** For "browse": the id of a document, or "" for the list. */
  readonly text: string;
}

/** Words typed so far, for a completion of document titles; never logged. */
export interface Completion extends Incoming {
  readonly type: "complete";
  readonly text: string;
}

export type IncomingMessage = Question | Action | Changed | Visit | Completion;
