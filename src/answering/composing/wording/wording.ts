import type { DocumentKind } from "../../../documents/document.js";
import type { Status } from "../../../documents/validity.js";
import type { EncodeFailure } from "../../../retrieval/encoder.js";
import type { RerankFailure } from "../../../retrieval/reranker.js";
import type { DegradedReason } from "../../drafting/draft-answer.js";
import type { Overview } from "../../finding/forms/arranged.js";
import type { NoticeKind } from "../../schema.js";

/** Why the quotes stand alone although a model was asked. */
export type DegradedCause = DegradedReason | "not-covered";

/** One side of a conflict as its reader is told of it. */
export interface ConflictSide {
  readonly title: string;
  readonly kind: DocumentKind;
  /** In force since or published; null where nobody has said it. */
  readonly date: string | null;
  /** What this side says and the other does not; empty where they contradict each other in a word such as "not". */
  readonly said: string;
}

/** Every sentence an answer itself contains. A translator adds one object of this type. */
export interface Wording {
  /** BCP 47. */
  readonly language: string;
  /** Names of the languages that most documents are in, by BCP 47; the others are Intl's. */
  readonly languages: ReadonlyMap<string, string>;
  readonly notCovered: string;
  /** Named after `notCovered`; `titles` are already distinct. */
  readonly closest: (titles: readonly string[]) => string;
  readonly ambiguous: string;
  /** Stands above a list, an outline or several documents: how much of it is shown. */
  readonly overview: (overview: Overview) => string;
  /** Where the dictionary was not ready in time. */
  readonly untranslated: string;
  /** One notice about one document; `date` is already written for the reader, `detail` is the catalogue's own text. */
  readonly degraded: Readonly<Record<DegradedCause, string>>;
  /** The notice `degraded` where an encoder gave no vector of the question. */
  readonly unencoded: Readonly<Record<EncodeFailure, string>>;
  /** The notice `degraded` where a reranker did not count. */
  readonly unranked: Readonly<Record<RerankFailure, string>>;
  /** Names what disagrees: the `detail` of the notice `conflict`. */
  readonly conflict: (one: ConflictSide, other: ConflictSide) => string;
  /** The text of the notice `validity`: what the catalogue says of a document's time. */
  readonly standing: (facts: StandingFacts) => string;
  readonly notice: Readonly<
    Record<Exclude<NoticeKind, "validity" | "overview">, (about: NoticeFacts) => string>
  >;
}

export interface NoticeFacts {
  readonly title: string;
  readonly date: string | null;
  readonly detail: string | null;
}

/** Dates are already written for the reader. */
export interface StandingFacts {
  readonly title: string;
  readonly status: Status;
  readonly from: string | null;
  readonly until: string | null;
  readonly replacedBy: { readonly title: string; readonly from: string | null } | null;
  readonly replaces: string | null;
  /** It was asked whether there is a newer one. */
  readonly newer: boolean;
}
