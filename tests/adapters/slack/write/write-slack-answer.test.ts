// Covers: write-slack-quote.ts, write-slack-groups.ts
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { charsOf, escaped, plainText } from "../../../../adapters/slack/write/slack-blocks.js";
import { answerText } from "../../../../adapters/slack/write/write-answer-text.js";
import { answerBlocks } from "../../../../adapters/slack/write/write-slack-answer.js";
import { ACTIONS } from "../../../../src/bot/message.js";
import type { AnswerReply } from "../../../../src/bot/reply.js";
import { answeredWith, replyWith } from "../../../contracts/sample-answers.js";
import { blockCharacters, checkMessage } from "../../../loopback/slack/check-blocks.js";
import { fieldsOf } from "../../../loopback/slack/refusal.js";
import { visibleBlocks } from "../../../loopback/slack/visible.js";

const folded = (text: string): string => text.replace(/\s+/gu, " ").trim();
const all = [...ACTIONS];

const check = (reply: AnswerReply): string => {
  const blocks = answerBlocks(reply).map(fieldsOf);
  const text = answerText(reply);
  checkMessage({ blocks, text }, 4_000);
  expect(blocks.length).toBeLessThanOrEqual(50);
  expect(blockCharacters(blocks)).toBeLessThanOrEqual(11_000);
  expect(charsOf(blocks)).toBeLessThanOrEqual(11_000);
  return visibleBlocks(blocks);
};

/** Every page of an answer, as the pages' buttons lead through them. */
const pages = (reply: AnswerReply): string[] => {
  const shown: string[] = [];
  for (let page = 0; ; page += 1) {
    const text = check({ ...reply, page, replace: true });
    if (shown.includes(text)) return shown;
    shown.push(text);
  }
};

const quote = (index: number, length: number, filler = "word "): string =>
  `${`Quote ${index}: ${filler.repeat(Math.ceil(length / filler.length))}`.slice(0, length - 1).trimEnd()}.`;

describe("answers at each limit and one beyond", () => {
  it.each<[string, number, number]>([
    ["one word", 1, 12],
    ["one quote of 1,000", 1, 1_000],
    ["three of 1,000", 3, 1_000],
    ["eight of 1,000", 8, 1_000],
    ["nine of 1,000", 9, 1_000],
    ["eight of 1,100", 8, 1_100],
    ["forty of 200", 40, 200],
    ["fifty-one of 12", 51, 12],
    ["a hundred of 1,000", 100, 1_000],
  ])("%s", (_what, count, length) => {
    const texts = Array.from({ length: count }, (_, index) => quote(index, length));
    const reply = replyWith(answeredWith("a", texts), { buttons: all });
    const whole = pages(reply).join("\n");
    for (const text of texts) expect(folded(whole)).toContain(folded(text));
  });

  it("characters that grow when escaped", () => {
    const texts = Array.from({ length: 9 }, (_, index) => quote(index, 1_000, "&<> "));
    const shown = pages(replyWith(answeredWith("a", texts), { buttons: all }));
    expect(shown.length).toBeGreaterThan(1);
    for (const text of texts) expect(folded(shown.join("\n"))).toContain(folded(text));
  });

  it("says how much is shown, and never offers more when all is there", () => {
    const three = replyWith(answeredWith("a", ["One.", "Two.", "Three."]), { buttons: ["show-all"] });
    expect(check(three)).not.toContain("Show all");
    const four = replyWith(answeredWith("a", ["One.", "Two.", "Three.", "Four."]), { buttons: ["show-all"] });
    expect(check(four)).toContain("3 of 4 quotes shown.");
    expect(check(four)).toContain("[Show all quotes]");
    expect(check({ ...four, replace: true })).toContain("Four.");
  });

  it("a page that is not there shows the last one", () => {
    const texts = Array.from({ length: 20 }, (_, index) => quote(index, 1_000));
    expect(check(replyWith(answeredWith("a", texts), { page: 9_999, replace: true }))).toContain("Quote 19:");
  });

  it("a quote beyond anything quotable is named, not cut", () => {
    const monster = quote(0, 20_000);
    const shown = check(replyWith(answeredWith("a", [monster])));
    expect(shown).toContain("Travel policy");
    expect(shown).not.toContain("Quote 0: word");
  });

  it("the text for notifications ends between parts", () => {
    const texts = Array.from({ length: 12 }, (_, index) => quote(index, 900));
    const text = answerText(replyWith(answeredWith("a", texts)));
    expect(text.length).toBeLessThanOrEqual(3_900);
    expect(text.endsWith("\n…")).toBe(true);
    for (const [index, one] of texts.entries())
      if (text.includes(`Quote ${index}:`)) expect(text).toContain(one);
  });

  it("any answer is one that Slack takes", () => {
    const nasty = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 400 }),
      fc.constantFrom("<!channel>", "&&&&", "<@U1>", "\u202Eabc", "\u{E0041}", "", "   ", "👩‍👩‍👧"),
    );
    fc.assert(
      fc.property(
        fc.array(nasty, { maxLength: 30 }),
        nasty,
        fc.constantFrom("quotes" as const, "model" as const),
        fc.integer({ min: -1, max: 9 }),
        (texts, title, mode, page) => {
          const answer = answeredWith("a", texts);
          const quotes = answer.quotes.map((one) => ({
            ...one,
            section: [title],
            document: { ...one.document, title, url: title },
          }));
          const notices = texts.slice(0, 8).map((text) => ({ kind: "uncertain" as const, text }));
          check(replyWith({ ...answer, mode, quotes, notices }, { page, buttons: all }));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("plain text objects", () => {
  it.each([1, 74, 75, 76, 3_000])("hold to their limit after escaping (%i ampersands)", (count) => {
    const { text } = plainText("&".repeat(count), 75);
    expect(text.length).toBeLessThanOrEqual(75);
    if (escaped("&".repeat(count)).length <= 75) expect(text).toBe("&amp;".repeat(count));
  });
});
