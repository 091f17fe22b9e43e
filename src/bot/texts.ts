import type { NoticeKind, Outcome } from "../answering/schema.js";
import type { ActionName } from "./message.js";

/** Every word of the interface: a translator adds one object of this type. `{name}` marks a slot. */
export interface Texts {
  /** BCP 47. */
  readonly language: string;
  readonly buttons: Readonly<Record<ActionName, string>>;
  readonly working: string;
  readonly sources: string;
  readonly notices: string;
  readonly closest: string;
  readonly choose: string;
  readonly reasonPrompt: string;
  readonly send: string;
  readonly cancel: string;
  readonly close: string;
  readonly contextTitle: string;
  /** Below what was shown of an answer that broke off. */
  readonly incomplete: string;
  /** Below a part of an answer that another message continues. */
  readonly goesOn: string;
  readonly interrupted: string;
  readonly homeDocuments: string;
  readonly homeGaps: string;
  readonly homeEmpty: string;
  /** "{shown} of {total} quotes shown." */
  readonly more: string;
  /** "Page {page} of {pages}" */
  readonly page: string;
  readonly next: string;
  readonly previous: string;
  /** "Asked by a click on “{button}”: {question}" and the like stay out: adapters word nothing. */
  readonly validity: {
    /** "in force until {until}" */
    readonly inForceUntil: string;
    /** "in force since {from}" */
    readonly inForceSince: string;
    readonly inForce: string;
    /** "ended {until}" */
    readonly ended: string;
    /** "not in force before {from}" */
    readonly notYet: string;
    readonly notAdopted: string;
    readonly report: string;
    readonly unknown: string;
  };
  /** One plain sentence an outcome; for "answered" the line above the quotes. */
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** The short label of a notice. */
  readonly noticeKinds: Readonly<Record<NoticeKind, string>>;
  /** "Understood as: {question}" */
  readonly understoodAs: string;
  /** "Error id: {id}" */
  readonly errorId: string;
  /** Two lines: what the bot does, how to ask. */
  readonly help: string;
  readonly greeting: string;
  /** Replies to "hi" and "thanks". */
  readonly smallTalk: {
    /** Stands before `greeting`. */
    readonly hello: string;
    /** Also the reply to "ok" and "bye". */
    readonly welcome: string;
    /** "… and {n} more", after titles of documents */
    readonly more: string;
  };
  readonly home: {
    readonly heading: string;
    readonly howTo: readonly string[];
    /** "Index {generation}, built {age}" */
    readonly index: string;
    /** "{n} minutes ago" */
    readonly minutes: string;
    readonly hours: string;
    readonly days: string;
    /** "What does {title} say about {heading}?" */
    readonly prompt: string;
  };
  readonly replies: {
    readonly thanks: string;
    readonly thanksForReason: string;
    /** The answer a button belongs to is not here (any more). */
    readonly gone: string;
    readonly notYours: string;
    readonly removed: string;
    readonly contextMissing: string;
    readonly shareRefused: string;
    /** "Can you help? … {question}" (the adapter puts the mention of the person before it). */
    readonly askAPerson: string;
    readonly alreadyAsked: string;
    readonly nobodyToAsk: string;
    readonly resolved: string;
    readonly nothingToResolve: string;
    readonly empty: string;
    /** "Only the first {max} characters were read." */
    readonly cut: string;
    readonly noSuchDocument: string;
  };
  readonly limits: {
    /** "… Try again in {seconds} seconds." */
    readonly person: string;
    readonly place: string;
    readonly busy: string;
  };
  readonly errors: {
    readonly failed: string;
    readonly tooSlow: string;
    /** "… quote the id {id} to a maintainer" */
    readonly cure: string;
    readonly notHere: string;
    readonly notHereNeeded: string;
  };
  /** The page that shows a quote in its document. */
  readonly viewer: {
    readonly issuer: string;
    readonly section: string;
    readonly caution: string;
    readonly original: string;
    /** "Place in the file", "line {line}". */
    readonly place: string;
    readonly line: string;
    readonly previousQuote: string;
    readonly nextQuote: string;
    /** The text of the document has changed since this quote was made. */
    readonly changed: string;
    readonly withdrawn: string;
    /** "Text of index {generation}, version {version}" */
    readonly edition: string;
    readonly shortened: string;
    readonly notFoundTitle: string;
    readonly notFound: string;
  };
}
