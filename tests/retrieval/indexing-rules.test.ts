import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readFolder } from "../../src/reading/read-folder.js";
import { buildLexicalIndexes, INDEXING_RULES } from "../../src/retrieval/indexing.js";
import { lexicalIndexToBytes } from "../../src/retrieval/lexical/storage.js";
import { split } from "../../src/retrieval/split.js";
import { ROOT } from "../structure/sources.js";

/** Of the seeds' indexes, under the rules of that number. */
const PINNED = { rules: 1, sha256: "5c2dd2abd3b836db34a25f831652b121e5049a41f353b566f93e2c558a002ee1" };

it("other passages, sentences or terms come with other rules: raise INDEXING_RULES, then pin what is made now", async () => {
  const { documents } = await readFolder(join(ROOT, "seeds"));
  const stored = documents.map(({ document }) => ({ document, divided: split(document) }));
  const indexes = buildLexicalIndexes({ documents: stored });
  const hash = createHash("sha256");
  for (const { divided } of stored) hash.update(JSON.stringify(divided));
  for (const index of [indexes.passages, indexes.sentences]) hash.update(lexicalIndexToBytes(index));
  expect({ rules: INDEXING_RULES, sha256: hash.digest("hex") }).toEqual(PINNED);
});
