import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FORMAT } from "../../src/generations/layout.js";
import { readFolder } from "../../src/reading/read-folder.js";
import { buildLexicalParts } from "../../src/retrieval/indexing.js";
import { lexicalPartsToBytes } from "../../src/retrieval/lexical/storage.js";
import { split } from "../../src/retrieval/split.js";
import { ROOT } from "../structure/sources.js";

/** What an index of that format makes of the seeds. */
const PINNED = { format: 3, sha256: "951c5fce79bed40f1f99f627feff772e5162544e2333cfb099bd7b1fcb346501" };

it("other passages, sentences or terms make another format, or old and new ones would mix: raise FORMAT, then pin", async () => {
  const { documents } = await readFolder(join(ROOT, "seeds"));
  const stored = documents.map(({ document }) => ({ document, divided: split(document) }));
  const hash = createHash("sha256");
  for (const { divided } of stored) hash.update(JSON.stringify(divided));
  hash.update(lexicalPartsToBytes(buildLexicalParts({ documents: stored })));
  expect({ format: FORMAT, sha256: hash.digest("hex") }).toEqual(PINNED);
});
