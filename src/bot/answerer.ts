import type { ModelUse } from "../answering/drafting/model-use.js";
import type { PassedStatement } from "../answering/drafting/passed-statement.js";
import type { Turn as ThreadTurn } from "../answering/question/ask-request.js";
import type { Answer, Status } from "../answering/schema.js";
import type { DocumentMetadata } from "../documents/document.js";
import type { Span } from "../documents/span.js";
import type { Section } from "../documents/structure.js";

/** One question, ready to be answered. */
export interface AskedQuestion {
  readonly text: string;
  readonly audience: string;
  /** YYYY-MM-DD; today when absent. */
  readonly asOf?: string;
  readonly inForceOnly?: boolean;
  /** Only these documents, when given. */
  readonly documents?: readonly string[];
  /** BCP 47, of the person who asks. */
  readonly locale?: string | null;
  /** `text` is a full question already. For a model that understands follow-ups: the words as they were said, and what was said before, oldest first. */
  readonly conversation?: { readonly said: string; readonly thread: readonly ThreadTurn[] };
  readonly signal?: AbortSignal;
  /** A statement that has passed its checks, before the whole answer is there. */
  readonly onStatement?: (passed: PassedStatement) => void;
  /** What a language model cost, once, where one was asked. */
  readonly onModel?: (use: ModelUse) => void;
}

export interface DocumentOutline {
  readonly id: string;
  readonly title: string;
  readonly issuer: string | null;
  readonly status: Status;
  readonly effectiveFrom: string | null;
  readonly effectiveUntil: string | null;
  readonly url: string | null;
  /** Headings in order, white space folded. */
  readonly headings: readonly string[];
}

/** What an audience may know of the documents: nothing of the others, not even their number. */
export interface Library {
  readonly documents: readonly DocumentOutline[];
  readonly generation: string;
  /** ISO 8601. */
  readonly builtAt: string;
}

/** A stored document of one generation, to show a quote in its place. */
export interface SourceText {
  readonly id: string;
  readonly version: string;
  readonly generation: string;
  readonly text: string;
  /** The way back to the file, as the document has it. */
  readonly places?: string;
  readonly metadata: DocumentMetadata;
  readonly status: Status;
  readonly sections: readonly Section[];
  /** The quotable units in order. */
  readonly sentences: readonly Span[];
  /** The document's version in the generation in use; null when it was withdrawn since. */
  readonly currentVersion: string | null;
}

/** What the bot needs of the room that makes answers. */
export interface Answerer {
  /** Throws VerseError or AbortError; never returns half an answer. */
  ask(question: AskedQuestion): Promise<Answer>;
  describe(audience: string): Promise<Library>;
  /**
   * `edition` is a version or a generation, null for the one in use. `audience` null skips the check: only for a
   * reader whose right was proven otherwise. Null when missing or hidden; the two take the same steps.
   */
  source(documentId: string, edition: string | null, audience: string | null): Promise<SourceText | null>;
}
