import type { Lexicon, LexiconEntry } from "../../src/retrieval/cross-language/lexicon.js";
import { Vocabulary } from "../../src/retrieval/lexical/vocabulary.js";
import { type Lists, listed, listsOf } from "./lists.js";
import { fileByMeaning } from "./meanings.js";
import { packArrays, unpackArrays } from "./packed-arrays.js";
import type { CedictEntry } from "./parse-cedict.js";

/** Raise it with every change of what the table holds, of the glosses' rules or of the tokenizer. */
export const TABLE_FORMAT = 2;

/** Entries as lines of one block of text, the words that lead to them, and the meanings that lead to them. */
export function tableOf(entries: readonly CedictEntry[]): Uint8Array {
  const byWord = new Map<string, number[]>();
  entries.forEach(({ simplified, traditional }, i) => {
    for (const word of new Set([simplified, traditional])) {
      const list = byWord.get(word);
      if (list) list.push(i);
      else byWord.set(word, [i]);
    }
  });
  const lines = entries.map(({ simplified, traditional, syllables, glosses, isName }) =>
    Buffer.from(
      [simplified, traditional, isName ? "N" : "", syllables.join(" "), glosses.join("/")].join("\t"),
    ),
  );
  const offsets = new Uint32Array(lines.length + 1);
  lines.forEach((line, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + line.length;
  });
  const words = listsOf(byWord);
  const meanings = listsOf(fileByMeaning(entries));
  return packArrays([offsets, Buffer.concat(lines), ...partsOf(words), ...partsOf(meanings)]);
}

const partsOf = ({ words, starts, items }: Lists): (Uint8Array | Uint32Array)[] => [
  words.offsets,
  words.bytes,
  starts,
  items,
];

/** A dictionary that searches its packed table in place: nothing is parsed when it opens, a look-up is a binary search. */
export function lexiconOfTable(table: Uint8Array): Lexicon {
  const { bytes, numbers } = unpackArrays(table);
  const offsets = numbers(0);
  const text = bytes(1);
  const lists = (first: number): Lists => ({
    words: Vocabulary.stored(numbers(first), bytes(first + 1)),
    starts: numbers(first + 2),
    items: numbers(first + 3),
  });
  const byWord = lists(2);
  const byMeaning = lists(6);
  const line = (entry: number): string[] =>
    Buffer.from(text.subarray(offsets[entry], offsets[entry + 1]))
      .toString("utf8")
      .split("\t");
  const read = (entry: number): LexiconEntry => {
    const [, , name, syllables = "", glosses = ""] = line(entry);
    return {
      glosses: glosses === "" ? [] : glosses.split("/"),
      syllables: syllables.split(" "),
      isName: name === "N",
    };
  };
  const wordsUnder = (key: string): string[] => [
    ...new Set([...listed(byMeaning, key)].flatMap((entry) => line(entry).slice(0, 2))),
  ];
  return {
    has: (word) => byWord.words.find(word) >= 0,
    entries: (word) => [...listed(byWord, word)].map(read),
    wordsMeaning: wordsUnder,
    wordsMentioning: (term) => wordsUnder(`~${term}`),
  };
}
