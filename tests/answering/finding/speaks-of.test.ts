import { describe, expect, it } from "vitest";
import { isNamedByNobody } from "../../../src/answering/finding/named-by-nobody.js";
import { pointedAt } from "../../../src/answering/finding/pointed-at.js";
import { type NameContext, speaksOf } from "../../../src/answering/finding/speaks-of.js";
import { askedNames } from "../../../src/answering/question/asked-names.js";
import { rowTerms } from "../../../src/retrieval/lexical/row-terms.js";
import { smallLibrary } from "../small-library.js";

const { searcher } = smallLibrary([
  {
    id: "harbour",
    title: "Harbour rules",
    jurisdiction: "Altona, Hamburg",
    text: "Boats moor at pier two.\n\nThe Weavers Guild of Hamburg has a boat.\n",
  },
]);
const { corpus, indexes } = searcher;
const context: NameContext = {
  corpus,
  passageTerms: rowTerms(indexes.passages),
  spellings: new Map(),
  asked: new Set(["boat"]),
  asOf: "2026-05-01",
  saidIn: new Map(),
};
const nameIn = (question: string) => {
  const [name] = askedNames(question, corpus.documents);
  if (name === undefined) throw new Error(`no name in: ${question}`);
  return name;
};

describe("whether a sentence speaks of a name", () => {
  it.each([
    [0, "Who moors in Altona?", true],
    [0, "Who moors in Hamburg?", false],
    [1, "Who moors in Hamburg?", true],
    [0, "Who moors in Nairobi?", false],
    [0, "Does the Weavers Guild moor?", true],
    [0, "Does the Brewers Guild moor?", false],
    [0, "Who moored in 2026?", true],
    [0, "Who moored in 1911?", false],
  ])("sentence %i, %s: %s", (i, question, expected) => {
    const [stored] = corpus.documents;
    if (stored === undefined) throw new Error("no document");
    const [candidate] = pointedAt(stored, i, 0);
    if (candidate === undefined) throw new Error("no sentence");
    expect(speaksOf(candidate, nameIn(question), context)).toBe(expected);
  });
});

describe("a name that nobody says", () => {
  const allowed = {
    index: indexes.passages,
    scope: searcher.scope(null).passages,
    documents: corpus.documents,
  };
  it.each([
    ["Who moors in Nairobi?", true],
    ["Who moors in Altona?", false],
    ["Does the Weavers Guild moor?", false],
  ])("%s: %s", (question, expected) => {
    expect(isNamedByNobody(nameIn(question), allowed, context)).toBe(expected);
  });
});
