import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { differentPackage } from "./package-fault.js";
import type { Vocabulary } from "./tokenizer.js";

/** SHA-256 of the package's vocab.json. */
export const VOCABULARY_SHA256 = "1ad860b9720c16cd48e666d664a556b2515c04f5a26a4b53c0372427913b1b8e";

/** Reads vocab.json in `folder` (the package's dist). Throws VerseError `encoder` when it is another vocabulary. */
export const readVocabulary = (folder: string): Vocabulary => {
  const bytes = readFileSync(join(folder, "vocab.json"));
  if (createHash("sha256").update(bytes).digest("hex") !== VOCABULARY_SHA256)
    throw differentPackage("vocabulary");
  // The hash says more of the 8,000 pairs than a schema could.
  const vocabulary: Vocabulary = JSON.parse(bytes.toString("utf8"));
  return vocabulary;
};
