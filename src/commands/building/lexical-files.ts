import type { FileContent, Generation } from "../../retrieval/generations/store.js";
import { buildLexicalIndexes, mergeLexicalIndexes } from "../../retrieval/indexing.js";
import { lexicalIndexToBytes } from "../../retrieval/lexical/storage.js";
import { LEXICAL_FILES } from "../index-files.js";
import { storedLexicalIndexes } from "../open-library.js";
import type { Arrangement } from "./arrange.js";

/** The lexical files: the last generation's with what is gone taken out and what is new put in. */
export function lexicalFiles(
  { fresh, passages, sentences }: Arrangement,
  last: Generation | null,
): Map<string, FileContent> {
  const added = buildLexicalIndexes({ documents: fresh });
  const anew = last === null || passages.runs.length + sentences.runs.length === 0;
  const indexes = anew ? added : mergeLexicalIndexes(storedLexicalIndexes(last), added, passages, sentences);
  return new Map([
    [LEXICAL_FILES.passages, lexicalIndexToBytes(indexes.passages)],
    [LEXICAL_FILES.sentences, lexicalIndexToBytes(indexes.sentences)],
  ]);
}
