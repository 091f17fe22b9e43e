import { describe, expect, it } from "vitest";
import { writeReply as writePlain } from "../../../adapters/memory/write-plain-reply.js";
import { answerBlocks } from "../../../adapters/slack/write/write-slack-answer.js";
import { quoteGroups } from "../../../src/answering/composing/quote-groups.js";
import type { Answer, AnswerForm } from "../../../src/answering/schema.js";
import { renderAnswer } from "../../../src/commands/render/terminal.js";
import { answeredWith, replyWith, sampleQuote } from "../../contracts/sample-answers.js";
import { visibleBlocks } from "../../loopback/slack/visible.js";

const inForm = (form: AnswerForm, more: Partial<Pick<Answer, "quotes" | "statements">> = {}): Answer => ({
  ...answeredWith("id", ["one mast", "two oars", "three ropes"]),
  ...more,
  form,
});
const sizes = (answer: Answer): number[] => quoteGroups(answer).map(({ quotes }) => quotes.length);

describe("the quotes that are read together", () => {
  it("are those of one section in a list, and each by itself among sentences", () => {
    expect(sizes(inForm("list"))).toEqual([3]);
    expect(sizes(inForm("sentences"))).toEqual([1, 1, 1]);
    expect(sizes(inForm("comparison"))).toEqual([1, 1, 1]);
    const quotes = [sampleQuote("one mast"), sampleQuote("two oars", { section: ["Oars"] })];
    expect(sizes(inForm("list", { quotes }))).toEqual([1, 1]);
  });

  it("of a change are called what its statement says", () => {
    const statements = [
      { text: "Altered", quotes: [0, 1] },
      { text: "Added", quotes: [2] },
    ];
    const labels = quoteGroups(inForm("changes", { statements })).map(({ label }) => label);
    expect(labels).toEqual(["Altered", null, "Added"]);
  });

  it("are followed by one line that says where they stand, on every surface", () => {
    const answer = inForm("list");
    const shown = {
      terminal: renderAnswer(answer, { width: 80, colour: false }),
      memory: writePlain(replyWith(answer), 4_000)
        .map(({ text }) => text)
        .join("\n"),
      slack: visibleBlocks(answerBlocks(replyWith(answer)).map((block) => ({ ...block }))),
    };
    for (const [where, text] of Object.entries(shown)) {
      expect(text.split("Travel policy").length - 1, `${where}:\n${text}`).toBe(1);
      for (const { text: words } of answer.quotes) expect(text, where).toContain(`• ${words}`);
    }
  });
});
