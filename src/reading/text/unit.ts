import type { Span } from "../../documents/span.js";

/**
 * One or more lines that belong together, on the way to becoming a block. `kind` is what is known so far; null means
 * "some words".
 */
export interface Unit extends Span {
  readonly words: string;
  readonly indent: number;
  readonly blankBefore: boolean;
  readonly blankAfter: boolean;
  readonly lines: number;
  readonly bullet: boolean;
}

/** A unit with what it turned out to be. */
export type Judged =
  | { readonly unit: Unit; readonly kind: "heading"; readonly level: number }
  | { readonly unit: Unit; readonly kind: "paragraph" | "bullet" }
  | { readonly unit: Unit; readonly kind: "boilerplate"; readonly reason: string };
