import { describe, expect, it } from "vitest";
import { smallTalkIn } from "../../src/bot/small-talk.js";
import { botUnderTest, place, question } from "./bot-under-test.js";
import { textOf } from "./replies.js";
import { scriptedAnswerer } from "./scripted-answerer.js";

describe("what asks nothing", () => {
  it.each([
    ["hi", "greeting"],
    ["Hello!", "greeting"],
    ["hey there 👋", "greeting"],
    ["Hi bot, good morning!", "greeting"],
    ["How are you?", "greeting"],
    ["你好", "greeting"],
    ["您好！", "greeting"],
    ["thanks!", "thanks"],
    ["Thank you very much.", "thanks"],
    ["ok, thanks for the help", "thanks"],
    ["Thank-you!", "thanks"],
    ["谢谢你！", "thanks"],
    ["who are you?", "about"],
    ["Hi, what can I ask you?", "about"],
    ["What’s up?", "greeting"],
    ["你能做什么？", "about"],
    ["Translate it", "translate"],
    ["Can you translate this into French, please?", "translate"],
    ["翻译一下", "translate"],
    ["Give me the whole text", "whole-text"],
    ["show me the full document, please", "whole-text"],
    ["给我全文", "whole-text"],
    ["!!!", "nothing"],
    ["。。。", "nothing"],
    ["👍", "nothing"],
  ] as const)("%s is %s", (text, kind) => expect(smallTalkIn(text)).toBe(kind));

  it.each([
    "Hello, what may a hotel cost?",
    "hotels",
    "What can I ask you?",
    "Who translates the rules?",
    "Give me the whole text of article 3",
    "Is a thank-you gift allowed?",
    "thanks, and in Paris?",
    "great hotels",
    "2.1",
    "你好，住宿费多少？",
    "who are you supposed to call when sick?",
    "morning shifts",
  ])("%s may be a question", (text) => expect(smallTalkIn(text)).toBeNull());
});

describe("the bot, when nothing is asked", () => {
  const silent = () => {
    const asked: string[] = [];
    const real = scriptedAnswerer();
    const answerer = {
      ...real,
      ask: (given: Parameters<typeof real.ask>[0]) => {
        asked.push(given.text);
        return real.ask(given);
      },
    };
    return { asked, bot: botUnderTest({ answerer }) };
  };

  it.each([
    ["hi", /^Hello! Ask me.*\n• /],
    ["what can you do?", /^Ask me.*\n• /],
    ["thanks!", /^Glad to help/],
    ["你好", /^您好！.*\n• /],
    ["...", /^Please write a question/],
  ])("replies to %s, searches nothing and logs nothing", async (text, reply) => {
    const { asked, bot } = silent();
    expect(textOf(await bot.reply(question(text)))).toMatch(reply);
    expect(asked).toEqual([]);
    expect(await bot.parts.store.questions.list({})).toEqual([]);
  });

  it("names no document that the place may not see", async () => {
    const { bot } = silent();
    const inside = textOf(await bot.reply(question("hi")));
    const outside = textOf(await bot.reply(question("hi", { place: place({ platform: "beta" }) })));
    const titles = (text: string): string[] => text.split("\n").slice(1);
    expect(titles(inside).length).toBeGreaterThan(titles(outside).length);
    expect(outside).not.toMatch(/quokka|canary/i);
  });
});
