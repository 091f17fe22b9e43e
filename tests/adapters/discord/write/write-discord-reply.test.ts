import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outgoing } from "../../../../adapters/discord/write/discord-components.js";
import { writeReply } from "../../../../adapters/discord/write/write-discord-reply.js";
import type { Answer, AnswerQuote } from "../../../../src/answering/schema.js";
import type { AnswerReply, Reply } from "../../../../src/bot/reply.js";
import { english } from "../../../../src/bot/texts/english-texts.js";
import { answeredWith, replyWith, sampleQuote, unavailable } from "../../../contracts/sample-answers.js";
import { checkMessage } from "../../../loopback/discord/check-message.js";
import { parseMarkdown, visibleText } from "../../../loopback/discord/markdown.js";
import { allComponents, textsOf } from "../../../loopback/discord/visible.js";
import type { Json } from "../../../loopback/discord/world.js";
import { hostileText, visibly } from "../hostile.js";

const V2 = 32768;
const context = { cause: null, roles: new Set<string>(), page: -1, sourceHead: null };
const written = (reply: Reply): Outgoing => {
  const outgoing = writeReply(reply, context);
  if (outgoing === null) throw new Error("nothing was written");
  return outgoing;
};
const json = (components: readonly object[]): Json[] => components.map((one) => ({ ...one }));
const shown = (components: readonly object[]): string =>
  visibly(
    textsOf(json(components))
      .map((content) => visibleText(parseMarkdown(content)))
      .join("\n"),
  );
const labels = (components: readonly object[]): string[] =>
  allComponents(json(components)).flatMap(({ type, label }) => (type === 2 ? [String(label)] : []));

/** Every page of an answer; each must pass the checks that Discord makes. */
const pagesOf = (reply: AnswerReply): Outgoing["messages"][number][] => {
  const pages: Outgoing["messages"][number][] = [];
  for (let page = 0; page === pages.length; page++) {
    const [components = []] = written({ ...reply, page }).messages;
    checkMessage({ flags: V2, components }, null);
    pages.push(components);
    if (!labels(components).some((label) => label.startsWith(english.next))) break;
  }
  return pages;
};
const reply = (answer: Answer, more: Partial<AnswerReply> = {}): AnswerReply =>
  replyWith(answer, {
    buttons: ["helpful", "not-helpful", "context", "share", "ask-a-person", "remove"],
    ...more,
  });

describe("building answers that fit", () => {
  const quotes = fc.array(
    hostileText(1000).filter((text) => visibly(text) !== ""),
    { minLength: 1, maxLength: 14 },
  );

  it("puts every quote whole on some page, and no page over Discord's limits", () => {
    fc.assert(
      fc.property(quotes, (texts) => {
        const pages = pagesOf(reply(answeredWith("a1", texts))).map(shown);
        for (const text of texts) expect(pages.some((page) => page.includes(visibly(text)))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("holds for the longest quotes of nothing but marks, with lead, title and section as hostile", () => {
    const stars = "*".repeat(1000);
    const quote: AnswerQuote = {
      ...sampleQuote(stars),
      lead: { text: "_".repeat(1000), start: 0, end: 1000 },
      section: [stars, stars],
    };
    const answer = { ...answeredWith("a1", []), quotes: [quote, quote], statements: [] };
    const pages = pagesOf(reply(answer)).map(shown);
    expect(pages.join(" ")).toContain(stars);
    expect(pages.join(" ")).toContain("_".repeat(1000));
    const { plain } = written(reply(answer));
    for (const content of plain) checkMessage({ content }, null);
    const messages = plain.map((content) => visibly(visibleText(parseMarkdown(content))));
    expect(messages.filter((one) => one.includes(stars)).length).toBeGreaterThanOrEqual(2);
  });

  it("keeps the plain form under 2,000 characters and every quote whole", () => {
    fc.assert(
      fc.property(quotes, (texts) => {
        const { plain } = written(reply(answeredWith("a1", texts)));
        for (const content of plain) checkMessage({ content }, null);
        const messages = plain.map((content) => visibly(visibleText(parseMarkdown(content))));
        for (const text of texts) expect(messages.some((one) => one.includes(visibly(text)))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("prints the words of a quotes-only answer once", () => {
    const [page = []] = pagesOf(reply(answeredWith("a1", ["Hotels up to 120 EUR a night."])));
    expect(shown(page).split("Hotels up to 120 EUR a night.")).toHaveLength(2);
  });

  it("shows three quotes and how many there are, then all of them", () => {
    const texts = Array.from({ length: 7 }, (_, index) => `Rule number ${index}.`);
    const answer = answeredWith("a1", texts);
    const [first = []] = written(reply(answer, { buttons: ["helpful", "show-all"] })).messages;
    expect(shown(first)).toContain("Rule number 2.");
    expect(shown(first)).not.toContain("Rule number 3.");
    expect(shown(first)).toContain("3 of 7 quotes shown.");
    expect(labels(first)).toEqual(["Helpful", "Show all quotes"]);
    const all = pagesOf(reply(answer)).map(shown).join(" ");
    for (const text of texts) expect(all).toContain(text);
  });
});

describe("what a reader sees", () => {
  const quote = (more: Partial<AnswerQuote["document"]>): AnswerQuote => {
    const sample = sampleQuote("Nobody pays.");
    return { ...sample, document: { ...sample.document, ...more } };
  };
  const validity: readonly [string, Partial<AnswerQuote["document"]>, string][] = [
    ["in force since a day", { effectiveFrom: "2025-03-01" }, "in force since 1 Mar 2025"],
    ["in force until a day", { effectiveUntil: "2030-03-31" }, "in force until 31 Mar 2030"],
    ["ended in a month", { status: "ended", effectiveUntil: "2024-12" }, "ended Dec 2024"],
    ["not before a year", { status: "not-yet-in-force", effectiveFrom: "2031" }, "not in force before 2031"],
    ["never adopted", { status: "not-adopted" }, "proposal, not adopted"],
  ];
  it.each(validity)("says that a quote's document is %s", (_what, document, words) => {
    const answer = { ...answeredWith("a1", []), quotes: [quote(document)], statements: [] };
    const [page = []] = pagesOf(reply(answer));
    expect(shown(page)).toContain(`│ Nobody pays. Travel policy · 4. Travel › 4.2 Hotels · ${words}`);
  });

  it("a model's statement above the quotes it stands on, each quote once", () => {
    const answer: Answer = {
      ...answeredWith("a1", ["First quote.", "Second quote."]),
      mode: "model",
      statements: [
        { text: "A claim.", quotes: [0] },
        { text: "Another claim.", quotes: [0, 1] },
      ],
    };
    const [page = []] = pagesOf(reply(answer));
    const words = shown(page);
    expect(words.indexOf("A claim.")).toBeLessThan(words.indexOf("First quote."));
    expect(words.split("First quote.")).toHaveLength(2);
    expect(words).toContain("Another claim. (1)");
  });

  it("notices, after the answer when all is on one page, before it when it goes on", () => {
    const noticed = (count: number): Answer => ({
      ...answeredWith(
        "a1",
        Array.from({ length: count }, (_, index) => `${index} ${"word ".repeat(180)}`),
      ),
      notices: [{ kind: "uncertain", text: "Better ask." }],
    });
    const [only = []] = pagesOf(reply(noticed(1)));
    expect(shown(only)).toMatch(/Uncertain: Better ask\.$/);
    const [first = []] = pagesOf(reply(noticed(8)));
    expect(shown(first)).toMatch(/^The documents say: ⚠️ Uncertain: Better ask\./);
  });

  it("not covered: one sentence and the closest passages", () => {
    const answer: Answer = {
      ...answeredWith("a1", []),
      outcome: "not-covered",
      answer: "No document says this.",
      closest: [quote({})],
    };
    const [page = []] = pagesOf(reply(answer));
    expect(shown(page)).toMatch(/^No document says this\. The closest passages │ Nobody pays\./);
  });

  it("ambiguous: every choice with its quote and a button of its own", () => {
    const choices = Array.from({ length: 7 }, (_, index) => ({
      label: `Place ${index} ${"x".repeat(index * 20)}`,
      quotes: [quote({})],
    }));
    const { outcome: _outcome, ...rest } = answeredWith("a1", []);
    const answer: Answer = { ...rest, outcome: "ambiguous", choices };
    const pages = pagesOf(reply(answer, { buttons: ["choose"] }));
    const pressed = pages.flatMap(labels);
    for (const { label } of choices)
      expect(pressed.some((one) => one.startsWith(label.trim().slice(0, 40)))).toBe(true);
  });

  it("unavailable: what failed, the cure, the id", () => {
    const [page = []] = pagesOf(reply(unavailable("e42"), { buttons: [] }));
    expect(shown(page)).toBe("Something failed. Give the id e42 to a maintainer. Error id: e42");
  });

  it("a call for help names the role and nobody else", () => {
    const help: Reply = {
      type: "help-request",
      texts: english,
      private: false,
      text: "Can @everyone <@&42> help?",
      mention: "330000",
      answerId: "a1",
    };
    const outgoing = writeReply(help, { ...context, roles: new Set(["330000"]) });
    expect(outgoing?.mentions).toEqual({ roles: ["330000"], users: [] });
    expect(JSON.stringify(outgoing?.messages)).toContain("<@&330000> Can");
  });

  it("a long context in as many messages as it takes", () => {
    const around = `${"*".repeat(900)} word `.repeat(4);
    const outgoing = written({
      type: "context",
      texts: english,
      private: true,
      before: around,
      quote: sampleQuote("*".repeat(1000)),
      after: around,
    });
    expect(outgoing.messages.length).toBeGreaterThan(1);
    for (const components of outgoing.messages) checkMessage({ flags: V2, components }, null);
    expect(outgoing.messages.map(shown).join(" ").match(/\*/g)).toHaveLength(900 * 8 + 1000);
  });
});
