import type { Candidate } from "./choose.js";
import type { Conflict } from "./conflict.js";

/** What was decided about a question, before it is worded. */
export type Verdict =
  | {
      readonly outcome: "answered";
      readonly chosen: readonly Candidate[];
      /** Chosen sentences that contradict each other. */
      readonly conflicts: readonly Conflict[];
      readonly uncertain: boolean;
    }
  | { readonly outcome: "not-covered"; readonly closest: readonly Candidate[] }
  | { readonly outcome: "ambiguous"; readonly rivals: readonly Candidate[] };
