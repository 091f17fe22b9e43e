import { cjkShare } from "../../../facts/scripts.js";
import { CHINESE } from "./chinese.js";
import { ENGLISH } from "./english.js";
import type { Wording } from "./wording.js";

/** The language of the answer's own sentences: the one the question is written in. */
export const wordingFor = (question: string): Wording => (cjkShare(question) > 0.3 ? CHINESE : ENGLISH);

/** A language's name as its reader writes it, or the tag itself when it is not one. */
export function languageName(tag: string, reader: Wording): string {
  const known = reader.languages.get(tag);
  if (known !== undefined) return known;
  try {
    return new Intl.DisplayNames(reader.language, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
