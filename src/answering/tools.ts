import type { LinkMaker } from "./composing/quotes.js";
import type { AnsweringModel } from "./drafting/model-help.js";

/** What answering needs from outside: nothing here reads a clock or rolls dice of its own. */
export interface AnsweringTools {
  /** Milliseconds from any fixed point, never going back. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly link: LinkMaker;
  /** A language model that writes statements in front of the quotes; quotes only when absent. */
  readonly model?: AnsweringModel;
}
