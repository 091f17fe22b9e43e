import { expect, it } from "vitest";
import type { ScriptLine } from "../../adapters/models/scripted.js";
import { createMetrics } from "../../adapters/web/metrics.js";
import { answer } from "../../src/answering/answer.js";
import type { Answerer } from "../../src/bot/answerer.js";
import type { EarlyStatement } from "../../src/bot/early-statement.js";
import { drafted, scripted } from "../answering/model-for-tests.js";
import { asking, smallLibrary, TRAVEL } from "../answering/small-library.js";
import { botUnderTest, question } from "./bot-under-test.js";
import { scriptedAnswerer } from "./scripted-answerer.js";

const library = smallLibrary([TRAVEL]);

/** The real story with a scripted model behind the bot. */
function botWithModel(lines: readonly ScriptLine[]) {
  const { tools } = scripted(lines);
  const answerer: Answerer = {
    ...scriptedAnswerer(),
    ask: ({ text, audience, asOf: _, inForceOnly: __, documents: ___, ...rest }) =>
      answer(library, asking(text, { audience, ...rest }), tools),
  };
  const metrics = createMetrics();
  return { metrics, ...botUnderTest({ answerer, observe: metrics.observe }) };
}

const HOTEL = "How much is paid for a hotel a night?";
const FIRST = drafted(["A hotel is paid up to €145 a night.", ["145 euros a night"]]);

it("answers with a model's statements, and writes its use to the log, the store and the counters", async () => {
  const bot = botWithModel([{ ...FIRST, usage: { inputTokens: 321, outputTokens: 45 } }]);
  const reply = await bot.reply(question(HOTEL));
  expect(reply).toMatchObject({ type: "answer", answer: { mode: "model" } });
  expect(bot.lines.join("")).toMatch(/"model":\{"result":"answered".*"inputTokens":321/);
  expect(bot.lines.join("")).not.toContain("145");
  const [logged] = await bot.parts.store.questions.list({});
  expect(logged?.model).toMatchObject({ result: "answered", inputTokens: 321, outputTokens: 45 });
  const text = await bot.metrics.text();
  expect(text).toContain('verse_model_tokens_total{direction="input"} 321');
  expect(text).toContain('verse_model_drafts_total{result="answered",reason=""} 1');
});

it("prefers the model's understanding of a follow-up, and keeps the rule's where the model fails", async () => {
  const condensed = "And when must claims for a hotel a night reach Finance?";
  const bot = botWithModel([
    { prompt: "condense", when: "and trains?", error: "down" },
    { prompt: "condense", output: { question: condensed } },
    FIRST,
  ]);
  await bot.reply(question(HOTEL));
  const second = await bot.reply(question("and when must claims reach Finance?"));
  expect(second).toMatchObject({
    answer: { question: condensed, context: { from: HOTEL, question: condensed } },
  });
  const third = await bot.reply(question("and trains?"));
  const context = third?.type === "answer" ? third.answer.context : undefined;
  expect(context?.from).toBe(condensed);
  expect(context?.question).toContain("trains");
});

it("takes a new topic for what it is, although the rule would not", async () => {
  const said = "And for the office dog?";
  const bot = botWithModel([{ prompt: "condense", output: { question: said } }, FIRST]);
  await bot.reply(question(HOTEL));
  const reply = await bot.reply(question(said));
  const given = reply?.type === "answer" ? reply.answer : null;
  expect([given?.question, given?.context]).toEqual([said, undefined]);
});

it("tells a statement early with all that will stand above the answer, where somebody listens", async () => {
  const bot = botWithModel([FIRST]);
  await bot.reply(question(HOTEL));
  const above: unknown[] = [];
  for (const said of ["And for a hotel abroad?", `${HOTEL} ${"Please. ".repeat(300)}`]) {
    const told: EarlyStatement[] = [];
    const session = {
      signal: new AbortController().signal,
      late: false,
      working: () => undefined,
      statement: (early: EarlyStatement) => void told.push(early),
    };
    const handled = await bot.handle(question(said), session);
    const reply = handled?.reply.type === "answer" ? handled.reply : null;
    const { context, question: asked, statements = [], quotes = [] } = reply?.answer ?? {};
    const note = reply?.note ?? null;
    expect(told).toEqual([{ statement: statements[0], quotes, context, question: asked, note }]);
    above.push([context?.from, note !== null]);
  }
  expect(above).toEqual([
    [HOTEL, false],
    [undefined, true],
  ]);
});
