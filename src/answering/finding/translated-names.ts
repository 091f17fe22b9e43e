import type { StoredDocument } from "../../retrieval/corpus.js";
import type { Translation } from "../../retrieval/cross-language/translation.js";
import { type AskedName, placeMeant } from "../question/asked-names.js";
import type { PreparedSearch } from "./prepare-search.js";

/** Languages are named to say which text is meant. */
const LANGUAGES = new Set(["english", "chines", "chinese", "languag"]);

const HAN = /\p{Script=Han}/u;

/**
 * A place's characters that are a part of another word name no place (印度 in 印度教): the dictionary, which knows words,
 * has to find it, too, unless the place opens the question's words.
 */
export function isTranslatedPlace(
  { kind, text, forms }: AskedName,
  { translation, text: question }: Pick<PreparedSearch, "translation" | "text">,
): boolean {
  if (translation === null || kind !== "place" || !HAN.test(text)) return true;
  const at = question.indexOf(text);
  if (!HAN.test(question[at - 1] ?? "") && !/[教语洋]/.test(question[at + text.length] ?? "")) return true;
  const meant = translation.concepts.map(({ variants }) => new Set(variants.map(({ term }) => term)));
  return forms.some((form) => meant.some((terms) => form.every((term) => terms.has(term))));
}

/** The names, and the words that stand in no allowed document by any meaning, that the dictionary, or the sound of a question's characters, found in it, beside those `known` already. */
export function namesInTranslation(
  translation: Translation | null,
  known: readonly AskedName[],
  documents: readonly StoredDocument[],
  isKnown: (term: string) => boolean,
): readonly AskedName[] {
  if (translation === null) return [];
  const said = new Set(known.flatMap(({ forms }) => forms.flat()));
  return translation.concepts.flatMap(({ isName, variants }): AskedName[] => {
    const terms = variants.map(({ term }) => term);
    if ((!isName && terms.some(isKnown)) || terms.some((term) => said.has(term) || LANGUAGES.has(term)))
      return [];
    const place = placeMeant(terms, documents);
    if (place) return [{ text: terms[0] ?? "", kind: "place", ...place }];
    return [{ text: terms[0] ?? "", kind: "name", forms: terms.map((term) => [term]), wide: false }];
  });
}
