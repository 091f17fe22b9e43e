import { remembering } from "./remembering.js";
import { termsIn } from "./tokens.js";

/** The stems of a list of words; each list is stemmed once. */
export const stemsOf = remembering<ReadonlySet<string>>((words) => new Set(termsIn(words)), 100);

/** Titles and the sentences of much-asked documents are looked at in every question. */
export const termsOf = remembering<ReadonlySet<string>>((text) => new Set(termsIn(text)), 5_000);
