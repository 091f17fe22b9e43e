import type { NoticeKind } from "../schema.js";

/** Every sentence an answer itself contains. A translator adds one object of this type. */
export interface Wording {
  /** BCP 47. */
  readonly language: string;
  readonly notCovered: string;
  /** Named after `notCovered`; `titles` are already distinct. */
  readonly closest: (titles: readonly string[]) => string;
  readonly ambiguous: string;
  /** One notice about one document; `date` is already written for the reader, `detail` is the catalogue's own text. */
  readonly notice: Readonly<Record<NoticeKind, (about: NoticeFacts) => string>>;
}

export interface NoticeFacts {
  readonly title: string;
  readonly date: string | null;
  readonly detail: string | null;
}
