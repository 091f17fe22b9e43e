import type { Candidate } from "./choose-sentences.js";
import type { Conflict } from "./conflict.js";
import type { Arranged } from "./forms/arranged.js";
import type { Standing } from "./standing.js";

/** What was decided about a question, before it is worded. */
export type Decision = Answered | NotCovered | Ambiguous | Arranged;

export interface Answered {
  readonly outcome: "answered";
  readonly chosen: readonly Candidate[];
  /** Chosen sentences that contradict each other. */
  readonly conflicts: readonly Conflict[];
  readonly uncertain: boolean;
  /** Documents whose validity was asked after. */
  readonly standings?: readonly Standing[];
}

export interface NotCovered {
  readonly outcome: "not-covered";
  readonly closest: readonly Candidate[];
}

export interface Ambiguous {
  readonly outcome: "ambiguous";
  readonly rivals: readonly Candidate[];
  readonly standings?: readonly Standing[];
}
