// Covers: ask-options.ts, command.ts, option-values.ts, process-output.ts, workbench.ts
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { answerSchema } from "../../src/index.js";
import { temporaryFolder } from "../temporary-folder.js";
import { type Ran, refusal, verse } from "./verse.js";

const data = join(temporaryFolder(), "data");
const QUESTION = "Until when do Shanghai's jewelry zone measures stay in effect?";
const DATE = "March 31, 2030";
let first: Ran;

beforeAll(async () => {
  first = await verse(data, ["ask", QUESTION]);
});

const asJson = async (words: readonly string[], env: Record<string, string> = {}) => {
  const ran = await verse(data, ["ask", "--json", ...words], { env });
  return { ...ran, answer: answerSchema.parse(JSON.parse(ran.out)) };
};

describe("verse ask", () => {
  it("builds the index first and answers with the words of the document, result on stdout alone", () => {
    expect(first.code).toBe(0);
    expect(first.out).toContain(DATE);
    expect(first.out).toContain("in force until 31 Mar 2030");
    expect(first.out).not.toContain("Reading documents");
    expect(first.err).toContain("Reading documents: 5 of 5");
    expect(first.out).not.toContain("\u001b[");
  });

  it("prints one answer of the public schema whose quotes are slices of the stored text", async () => {
    const { code, out, err, answer } = await asJson([QUESTION]);
    expect([code, err, out.trim().split("\n").length]).toEqual([0, "", 1]);
    expect(answer.outcome).toBe("answered");
    for (const quote of answer.quotes) {
      const shown = await verse(data, ["show", quote.document.id, "--range", `${quote.start}-${quote.end}`]);
      expect(shown).toMatchObject({ code: 0, out: `${quote.text}\n` });
      const { place } = quote;
      expect(place).toMatchObject({ line: expect.any(Number) });
      expect(shown.err).toContain(`line ${place && "line" in place ? place.line : ""},`);
    }
  });

  it("ends with 1 and names the closest passages when no document says it", async () => {
    const { code, answer } = await asJson(["How many moons does Neptune have?"]);
    expect([code, answer.outcome, answer.quotes]).toEqual([1, "not-covered", []]);
  });

  it("ends with 0 and gives the choices when the question is ambiguous", async () => {
    const { code, answer } = await asJson(["Until when does the Shanghai plan run?"]);
    expect([code, answer.outcome]).toEqual([0, "ambiguous"]);
    expect(answer.outcome === "ambiguous" && answer.choices.length).toBe(2);
  });

  it.each([
    ["2022-01-01", "in-force"],
    ["2025-12-31", "in-force"],
    ["2026-01-01", "ended"],
    ["2021-12-31", "not-yet-in-force"],
  ])("labels a plan for 2022-2025 as of %s as %s", async (asOf, status) => {
    const question = "Where does Shanghai want to be a fashion capital in the consumer goods action plan?";
    const { answer } = await asJson(["--as-of", asOf, question]);
    const plan = [...answer.quotes, ...answer.closest].find(
      ({ document }) => document.id === "shanghai-fashion-consumer-goods",
    );
    expect([plan?.document.status, answer.asOf]).toEqual([status, asOf]);
    expect(answer.notices.some(({ kind }) => kind === status)).toBe(status !== "in-force");
  });

  it("leaves out what is not in force only when asked to", async () => {
    const question = "What does Zheng Zhiwen suggest for the Greater Bay Area?";
    const before = await asJson([question]);
    expect(before.answer.quotes[0]?.document.status).toBe("not-adopted");
    const { answer } = await asJson(["--in-force-only", question]);
    const statuses = [...answer.quotes, ...answer.closest].map(({ document }) => document.status);
    expect(statuses.filter((status) => status !== "in-force" && status !== "unknown")).toEqual([]);
  });

  it.each(["1", "2"])("gives at most --top %s quotes", async (top) => {
    const { answer } = await asJson(["--top", top, "Which measures does Shanghai plan for jewelry design?"]);
    expect(answer.quotes.length).toBeLessThanOrEqual(Number(top));
  });
});

describe("verse ask --json -", () => {
  it("answers line by line in order, skips blank lines and gives an unaskable line its own object", async () => {
    const lines = [
      QUESTION,
      "",
      "   ",
      "x".repeat(10_000),
      "How many moons does Neptune have?",
      "bell \u0007",
      QUESTION,
    ];
    const { code, out, err } = await verse(data, ["ask", "--json", "-"], {
      input: `${lines.join("\r\n")}\n`,
    });
    const answers = out
      .trim()
      .split("\n")
      .map((line) => answerSchema.parse(JSON.parse(line)));
    expect(answers.map(({ outcome }) => outcome)).toEqual([
      "answered",
      "unavailable",
      "not-covered",
      "unavailable",
      "answered",
    ]);
    expect(answers.map(({ question }) => question)).toEqual(
      lines.filter((line) => line.trim() !== "").map((line) => line.trim()),
    );
    expect([code, err]).toEqual([0, ""]);
  });

  it.each([
    ["nothing", ""],
    ["blank lines", "\n \n\r\n"],
  ])("prints nothing for %s", async (_, input) => {
    expect(await verse(data, ["ask", "--json", "-"], { input })).toEqual({ code: 0, out: "", err: "" });
  });

  it("takes a last line without an end and a byte-order mark", async () => {
    const { out } = await verse(data, ["ask", "--json", "-"], { input: `\ufeff${QUESTION}` });
    const answer = answerSchema.parse(JSON.parse(out));
    expect([answer.outcome, answer.question]).toEqual(["answered", QUESTION]);
  });
});

describe("verse ask refuses", () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["an empty question", [""], /empty.*Ask in words/],
    ["white space", [" \t\n "], /empty/],
    ["10,000 characters", ["x".repeat(10_000)], /10,000 characters.*at most 2,000/],
    ["control characters", ["until \u0007 when"], /control characters.*Remove them/],
    ["a missing question", [], /missing required argument/],
    ["lines of standard input without --json", ["-"], /standard input.*Add --json/],
    ["two questions", ["one", "two"], /too many arguments/],
    ["an unknown flag", ["--loud", "one"], /unknown option '--loud'/],
    ["an unknown audience", ["--audience", "board", QUESTION], /no audience "board"/],
    ["an audience that is no label", ["--audience", "../etc", QUESTION], /no audience/],
    ["a day that is none", ["--as-of", "2026-02-30", QUESTION], /"2026-02-30" is not a day.*YYYY-MM-DD/],
    ["half a day", ["--as-of", "2026", QUESTION], /not a day/],
    ["no quotes", ["--top", "0", QUESTION], /from 1 to 10/],
    ["11 quotes", ["--top", "11", QUESTION], /from 1 to 10/],
    ["words for a number", ["--top", "three", QUESTION], /from 1 to 10/],
  ];
  it.each(cases)("%s", async (_, words, expected) => {
    const { code, out, message, stack } = refusal(await verse(data, ["ask", ...words]));
    expect([code, out, stack]).toEqual([2, "", false]);
    expect(message.replace(/\s+/g, " ")).toMatch(expected);
  });

  it("2,001 characters but not 2,000", async () => {
    expect((await verse(data, ["ask", "x".repeat(2000)])).code).toBe(1);
    expect((await verse(data, ["ask", "x".repeat(2001)])).code).toBe(2);
  });

  it("wrong words before it builds an index", async () => {
    const empty = join(temporaryFolder(), "data");
    for (const words of [["--as-of", "soon", QUESTION], ["--top", "x", QUESTION], [""]]) {
      const { code, err } = await verse(empty, ["ask", ...words]);
      expect([code, err.includes("Reading")]).toEqual([2, false]);
    }
    expect(() => readFileSync(join(empty, "CURRENT"))).toThrow();
  });
});
