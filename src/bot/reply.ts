import type { Answer, AnswerQuote } from "../answering/schema.js";
import type { ActionName } from "./message.js";
import type { Texts } from "./texts.js";

/** Content without layout: an adapter decides blocks, escaping and lengths, and words nothing itself. */

interface Base {
  /** Labels and sentences of the interface in the reader's language. */
  readonly texts: Texts;
  /** Only the person who caused it may see it. */
  readonly private: boolean;
}

/** An answer; `buttons` in the order to show them. */
export interface AnswerReply extends Base {
  readonly type: "answer";
  readonly answer: Answer;
  readonly buttons: readonly ActionName[];
  /** Which page of a long answer to show, from 0. */
  readonly page: number;
  /** True when an answer already shown is to be replaced in place ("choose", "show-all"). */
  readonly replace: boolean;
  /** A sentence of the bot's own to show above the answer ("only the first 2000 characters were read"). */
  readonly note?: string;
}

/** One or two plain sentences: thanks, a limit, help, "ask again". */
export interface NoticeReply extends Base {
  readonly type: "notice";
  readonly text: string;
}

/** The text around a quote. `before` and `after` are slices of the document. */
export interface ContextReply extends Base {
  readonly type: "context";
  readonly before: string;
  readonly quote: AnswerQuote;
  readonly after: string;
}

/** A call for help to be posted once, in the thread, mentioning `mention` (a platform id that the configuration names). */
export interface HelpRequestReply extends Base {
  readonly type: "help-request";
  readonly text: string;
  readonly mention: string;
  readonly answerId: string;
}

/** Take something of ours back. `refs` are what `HandledReply.delivered` was given. */
interface RemoveReply extends Base {
  readonly type: "remove";
  readonly refs: readonly string[];
}

export interface DocumentSummary {
  readonly id: string;
  readonly title: string;
  readonly issuer: string | null;
  /** Already worded: "in force until 31 Mar 2030". */
  readonly validity: string;
  readonly url: string | null;
  readonly sections: readonly string[];
}

/** The bot's own page, the greeting of a private conversation, or the list of documents. */
export interface HomeReply extends Base {
  readonly type: "home";
  readonly heading: string;
  readonly howTo: readonly string[];
  readonly documents: readonly DocumentSummary[];
  /** Worded age of the index. */
  readonly index: string;
  /** Questions to offer, made of the documents' own headings. */
  readonly prompts: readonly string[];
  /** Unanswered questions; empty for people who are not maintainers. */
  readonly gaps: readonly { readonly question: string; readonly asked: number }[];
}

interface CompletionReply extends Base {
  readonly type: "completions";
  readonly choices: readonly { readonly label: string; readonly value: string }[];
}

export type Reply =
  | AnswerReply
  | NoticeReply
  | ContextReply
  | HelpRequestReply
  | RemoveReply
  | HomeReply
  | CompletionReply;

/** A reply, and the answer it belongs to. */
export interface Response {
  readonly reply: Reply;
  readonly questionId?: string;
}
