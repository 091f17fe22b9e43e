import { describe, expect, it } from "vitest";
import { holdsGold, type QuestionRow, quoteFigures } from "../../src/evaluation/figures.js";
import { goldWords } from "../../src/evaluation/gold-words.js";

const quote = (text: string, lead: string | null = null) => ({
  document: "leave",
  start: 0,
  end: text.length,
  text,
  lead,
});

const row = (given: Partial<QuestionRow>): QuestionRow => ({
  id: "q",
  kind: "fact",
  ranked: [],
  outcome: "answered",
  quotes: [],
  closest: [],
  choices: [],
  notices: [],
  gold: [],
  need: 1,
  confidence: { value: 0.5, kind: "dense" },
  ...given,
});

describe("gold is compared as a reader of the page sees it", () => {
  it.each([
    ["a link", "See [the leave year](https://example.org/year) for dates", "see the leave year for dates"],
    ["brackets in an address", "Ask [help](https://example.org/a_(b)) first", "ask help first"],
    ["a link with a title", 'Ask [help](a.md "Help page") first', "ask help first"],
    ["a link by name", "Ask [help][1] first", "ask help first"],
    ["emphasis", "You **must** _not_ turn it __off__", "you must not turn it off"],
    ["emphasis inside a link", "[**Never** share](a.md) it", "never share it"],
    ["white space", "within\n  one hour ", "within one hour"],
    ["quotation marks", "the “other” person’s", 'the "other" person\'s'],
    ["no link at all", "a note [1] (see below)", "a note [1] (see below)"],
  ])("%s", (_, text, words) => expect(goldWords(text)).toBe(words));

  it("is found in the quote with its opening line", () => {
    const quotes = [quote("Fewer than 3 years: **4** [hours](a.md)", "You *earn*:")];
    expect(holdsGold(row({ quotes, gold: ["you earn: fewer than 3 years: 4 hours"] }), 1)).toBe(true);
    expect(holdsGold(row({ quotes, gold: ["6 hours"] }), 1)).toBe(false);
  });
});

describe("figures of refusing and asserting", () => {
  const right = [quote("4 hours")];
  const rows = [
    row({ gold: ["4 hours"], quotes: right }),
    row({
      gold: ["4 hours"],
      quotes: [...right, quote("5 hours"), quote("6 hours")],
      notices: ["uncertain"],
    }),
    row({ gold: ["4 hours"], quotes: [quote("7 hours"), ...right] }),
    row({ gold: ["4 hours"], outcome: "not-covered", closest: right }),
    row({ kind: "none", quotes: right, notices: ["validity"] }),
    row({ kind: "none", quotes: right, notices: ["validity", "uncertain"] }),
    row({ kind: "none", outcome: "ambiguous", choices: right }),
    row({ kind: "none", outcome: "not-covered", closest: right }),
    row({ kind: "none", outcome: "not-covered" }),
  ];

  it("tells a denied answer, an asserted one and an honest hedge apart", () => {
    expect(quoteFigures(rows)).toMatchObject({
      quote1: 0.75,
      quote3: 1,
      kept: 0.75,
      denied: 0.25,
      refused: 0.4,
      asserted: 0.2,
    });
  });

  it("counts the quotes of an answer only where the first is right", () => {
    expect(quoteFigures(rows)["quotesShown"]).toBe(2);
    expect(quoteFigures([row({ gold: ["4 hours"], quotes: [quote("7 hours")] })])).not.toHaveProperty(
      "quotesShown",
    );
  });

  it("has no figure of a kind of question that was not asked", () => {
    expect(quoteFigures([row({ kind: "none" })])).not.toHaveProperty("denied");
    expect(quoteFigures([row({})])).not.toHaveProperty("asserted");
  });

  it("can be computed again from the written rows", () => {
    const written: QuestionRow[] = JSON.parse(JSON.stringify(rows));
    expect(quoteFigures(written)).toEqual(quoteFigures(rows));
  });
});
