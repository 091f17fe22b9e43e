import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readFolder } from "../../src/reading/read-folder.js";
import { FORMAT } from "../../src/retrieval/generations/layout.js";
import { buildLexicalIndexes } from "../../src/retrieval/indexing.js";
import { lexicalIndexToBytes } from "../../src/retrieval/lexical/storage.js";
import { split } from "../../src/retrieval/split.js";
import { ROOT } from "../structure/sources.js";

/** What an index of that format makes of the seeds. */
const PINNED = { format: 3, sha256: "7655e86ce027689383fc6216c43d1a8cd442e2e4087e1f128b2d42f57fefeeaf" };

it("other passages, sentences or terms make another format, or old and new ones would mix: raise FORMAT, then pin", async () => {
  const { documents } = await readFolder(join(ROOT, "seeds"));
  const stored = documents.map(({ document }) => ({ document, divided: split(document) }));
  const indexes = buildLexicalIndexes({ documents: stored });
  const hash = createHash("sha256");
  for (const { divided } of stored) hash.update(JSON.stringify(divided));
  for (const index of [indexes.passages, indexes.sentences]) hash.update(lexicalIndexToBytes(index));
  expect({ format: FORMAT, sha256: hash.digest("hex") }).toEqual(PINNED);
});
