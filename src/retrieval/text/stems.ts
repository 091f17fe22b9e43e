import { lazily } from "../../documents/lazily.js";
import { termsIn } from "./tokens.js";

/** The stems of a list of words, made at its first use: few questions need any one list, and each takes time to stem. */
export const stemsOf = (words: string): (() => ReadonlySet<string>) => lazily(() => new Set(termsIn(words)));
