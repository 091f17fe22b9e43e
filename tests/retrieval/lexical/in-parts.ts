import { type LexicalIndex, lexicalIndexOf } from "../../../src/retrieval/lexical/lexical-index.js";
import { buildLexicalPart } from "../../../src/retrieval/lexical/lexical-part.js";
import { lexicalPartsFromBytes, lexicalPartsToBytes } from "../../../src/retrieval/lexical/storage.js";

const NONE = buildLexicalPart([]);

/** The rows in parts that end at these rows, each read back from its bytes. */
export function inParts(rows: readonly (readonly string[])[], ends: readonly number[]): LexicalIndex {
  const bounds = [0, ...[...ends].sort((a, b) => a - b), rows.length];
  const parts = bounds.slice(1).map((end, i) => {
    const part = buildLexicalPart(rows.slice(bounds[i], end));
    return lexicalPartsFromBytes(lexicalPartsToBytes({ passages: NONE, sentences: part })).sentences;
  });
  return lexicalIndexOf(parts);
}
