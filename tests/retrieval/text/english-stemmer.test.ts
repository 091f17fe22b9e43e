import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { stemEnglish } from "../../../src/retrieval/text/english-stemmer.js";

interface Snowball {
  newStemmer(language: string): { stem(word: string): string };
}
const oracle = (createRequire(import.meta.url)("snowball-stemmers") as Snowball).newStemmer("english");

test("stems as the Snowball project's English stemmer does, over a large vocabulary", () => {
  const words = new Set<string>();
  const root = new URL("../../../node_modules/", import.meta.url);
  for (const file of [
    "yaml/README.md",
    "zod/README.md",
    "commander/Readme.md",
    "fast-check/README.md",
    "parse5/LICENSE",
  ]) {
    for (const word of readFileSync(new URL(file, root), "utf8")
      .toLowerCase()
      .match(/[a-z]+/g) ?? [])
      words.add(word);
  }
  // Suffixes on stems reach every rule, also those that running text rarely needs.
  const stems = [
    "nation",
    "hop",
    "fall",
    "care",
    "happy",
    "able",
    "conform",
    "sens",
    "log",
    "gener",
    "arsen",
    "y",
    "boy",
    "un",
    "bed",
  ];
  const suffixes =
    "s es ed ing ingly edly eed eedly ization ational fulness ousness iveness tional biliti lessli entli ation alism aliti ousli iviti fulli enci anci abli izer ator alli bli logi li alize icate iciti ative ical ness ful ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic e ll y".split(
      " ",
    );
  for (const stem of stems)
    for (const suffix of suffixes) for (const more of ["", "ly", "s"]) words.add(stem + suffix + more);
  expect(words.size).toBeGreaterThan(2000);
  const wrong = [...words].filter((word) => stemEnglish(word) !== oracle.stem(word));
  expect(wrong.map((word) => `${word}: ${stemEnglish(word)} not ${oracle.stem(word)}`)).toEqual([]);
});

test("leaves other scripts, digits and short words alone", () => {
  for (const word of ["珠宝", "été", "520", "is", "a1b", ""]) expect(stemEnglish(word)).toBe(word);
});
