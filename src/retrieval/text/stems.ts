import { remembering } from "./remembering.js";
import { termsIn } from "./tokens.js";

/** The stems of a list of words; each list is stemmed once. */
export const stemsOf = remembering<ReadonlySet<string>>((words) => new Set(termsIn(words)), 100);
