import { translate } from "../../retrieval/cross-language/translate.js";
import type { Translation } from "../../retrieval/cross-language/translation.js";
import type { QuestionVector } from "../../retrieval/encoder.js";
import type { SearchScope } from "../../retrieval/search-scope.js";
import { inTime } from "../../time/abort.js";
import type { AskRequest } from "../question/ask-request.js";
import { type Library, scopeFor } from "./library.js";

/** Words that are to be searched for, with what a search needs besides them. */
export interface PreparedSearch extends QuestionVector {
  /** The question's own words, or others that mean the same. */
  readonly text: string;
  /** What the asker's audience may search. */
  readonly scope: SearchScope;
  /** The words in the documents' other script; null where they need none, or none could be had. */
  readonly translation: Translation | null;
  /** They needed the dictionary, which was not ready in time. */
  readonly untranslated: boolean;
}

/**
 * The first stage of finding: the words translated and encoded. Waits for a dictionary that is still being prepared no
 * longer than `patience` is not aborted.
 */
export async function prepareSearch(
  library: Library,
  text: string,
  { audience, patience, signal }: Pick<AskRequest, "audience" | "patience" | "signal">,
): Promise<PreparedSearch> {
  const { searcher, encoder } = library;
  const scope = scopeFor(library, audience);
  const needed = searcher.lexicon !== null && searcher.crossesScripts(text, scope);
  const opened = needed ? await inTime(searcher.lexicon(), patience) : { value: null };
  const lexicon = opened?.value ?? null;
  const { passages } = searcher.indexes;
  const translation = lexicon ? translate(text, lexicon, passages, scope.passages) : null;
  const encoded = await encoder?.(text, translation?.text ?? null, signal);
  const { vector, failure } = encoded ?? { vector: null, failure: null };
  return { text, scope, translation, vector, failure, untranslated: opened === null };
}
