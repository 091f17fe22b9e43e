import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.js";
import type { Answer } from "../../src/answering/schema.js";
import { evaluateGolden } from "../../src/evaluation/evaluate-golden.js";
import { split } from "../../src/retrieval/split.js";
import { TOOLS } from "../answering/small-library.js";
import { libraryOf, requestFor, seedDocuments } from "./seeds.js";

const FILE = join(import.meta.dirname, "seeds-dev.jsonl");
const questions: string[] = readFileSync(FILE, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line).question);
const documents = await seedDocuments();
const quotesOf = (given: Answer) => [
  ...given.quotes,
  ...given.closest,
  ...(given.outcome === "ambiguous" ? given.choices.flatMap(({ quotes }) => quotes) : []),
];

describe("golden questions about the seeds, by words alone", () => {
  it("are answered at least this well", async () => {
    const asked = { asOf: "2026-06-30", audience: "public" };
    const { figures } = await evaluateGolden(FILE, libraryOf(documents), {
      asked,
      tools: TOOLS,
      onProgress: () => undefined,
    });
    console.log(JSON.stringify(figures));
    expect(figures["n"]).toBe(questions.length);
    expect(figures["quote1"]).toBeGreaterThanOrEqual(0.72);
    expect(figures["quote3"]).toBeGreaterThanOrEqual(0.85);
    expect(figures["meanQuoteWords"]).toBeLessThanOrEqual(45);
  });

  it.each(questions)("%s: every quote and lead is a slice of its document", async (question) => {
    const library = libraryOf(documents);
    for (const asOf of ["2020-01-01", "2026-06-30"]) {
      const given = await answer(library, requestFor(question, { asOf, top: 10 }), TOOLS);
      for (const quote of quotesOf(given)) {
        const text = documents.find(({ document }) => document.id === quote.document.id)?.document.text ?? "";
        for (const slice of [quote, ...(quote.lead ? [quote.lead] : [])])
          expect(text.slice(slice.start, slice.end)).toBe(slice.text);
      }
    }
  });
});

describe("no leak: an internal document changes no public answer", () => {
  const metadata = documents[0]?.document.metadata;
  if (!metadata) throw new Error("There are no seeds.");
  // Words of the public questions, misspellings of them, and words that no public document knows.
  const text = `Measures measurez Shanghaii jewellry jewlery zone Huangpu districts until pearls.\n\nThe zebrafish budget of Shanghai is 900 moons of Neptune until 2099.\n\n${"Jewelry measures stay in effect in the zone. ".repeat(40)}`;
  const secret = {
    id: "a-secret",
    version: "0".repeat(64),
    text,
    blocks: [{ kind: "paragraph" as const, start: 0, end: text.length }],
    metadata: { ...metadata, title: "Secret plan of Shanghai", audience: "internal", kind: "plan" as const },
  };
  const open = libraryOf(documents);
  const mixed = libraryOf([{ document: secret, divided: split(secret) }, ...documents]);
  const typos = [
    "Until when do measurez stay in effect?",
    "What is the zebrafish budget?",
    "Which distrct hosts the jewlery zone?",
    "How many moons does Neptune have?",
  ];

  it.each([...questions, ...typos])("%s", async (question) => {
    for (const more of [{}, { inForceOnly: true }]) {
      const before = await answer(open, requestFor(question, more), TOOLS);
      expect(await answer(mixed, requestFor(question, more), TOOLS)).toEqual(before);
    }
  });

  it("and the canary is alive: the same question asked inside finds it", async () => {
    const inside = await answer(
      mixed,
      requestFor("What is the zebrafish budget?", { audience: "internal" }),
      TOOLS,
    );
    expect(JSON.stringify(inside)).toContain("a-secret");
  });
});
