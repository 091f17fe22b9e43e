// Covers: answer-question.ts, buttons.ts, failure.ts, in-flight.ts, keys.ts, message-context.ts, notice.ts
// Covers: question-run.ts, question-text.ts, record-question.ts
import { describe, expect, it } from "vitest";
import { recoverClaims } from "../../src/bot/claim.js";
import { botUnderTest, place, question, session } from "./bot-under-test.js";
import { answerOf, HOTEL, textOf } from "./replies.js";
import { scriptedAnswerer } from "./scripted-answerer.js";

describe("a question", () => {
  it("is answered, logged and can be acted upon", async () => {
    const bot = botUnderTest();
    const answer = answerOf(await bot.reply(question(HOTEL)));
    expect(answer.outcome).toBe("answered");
    expect(answer.quotes[0]?.text).toBe("A hotel in Berlin may cost up to 150 euros a night.");
    const [logged] = await bot.parts.store.questions.list({});
    expect(logged).toMatchObject({
      id: answer.id,
      outcome: "answered",
      audience: "internal",
      generation: "g1",
    });
    expect(logged?.personKey).not.toContain("ann");
  });

  it("is answered once, whatever form it comes in again", async () => {
    const bot = botUnderTest();
    const first = question(HOTEL, { eventIds: ["e1", "channel/1"] });
    expect(await bot.reply(first)).not.toBeNull();
    expect(await bot.reply(first)).toBeNull();
    expect(await bot.reply(question(HOTEL, { eventIds: ["e2", "channel/1"] }))).toBeNull();
    expect(await bot.reply(question(HOTEL, { eventIds: ["e2"] }))).toBeNull();
    expect(await bot.reply(question(HOTEL, { eventIds: ["e3"] }))).not.toBeNull();
  });

  it("that is merely seen does not use up the mention that comes under the same id", async () => {
    const bot = botUnderTest();
    expect(await bot.reply(question(HOTEL, { eventIds: ["c/1"], manner: "seen" }))).toBeNull();
    expect(await bot.reply(question(HOTEL, { eventIds: ["c/1"] }))).not.toBeNull();
  });

  it("whose process died is answered when it comes again", async () => {
    const bot = botUnderTest();
    const asked = question(HOTEL);
    // Handed over but never seen on the platform.
    await bot.handle(asked, session());
    expect(await bot.reply(asked)).toBeNull();
    const next = botUnderTest({ store: bot.parts.store, owner: "the next process" });
    expect(await recoverClaims(next.parts, () => false)).toBe(1);
    expect(answerOf(await next.reply(asked)).outcome).toBe("answered");
    expect(await recoverClaims(next.parts, () => false)).toBe(0);
  });

  it("that goes on from the last one says what it was understood as", async () => {
    const bot = botUnderTest();
    await bot.reply(question(HOTEL));
    const answer = answerOf(await bot.reply(question("and in Paris?")));
    expect(answer.context).toEqual({ from: HOTEL, question: "What may a hotel in Paris cost?" });
    expect(answer.quotes[0]?.text).toContain("Paris");
    const elsewhere = answerOf(
      await bot.reply(question("and in Paris?", { place: place({ thread: "T2" }) })),
    );
    expect(elsewhere.context).toBeUndefined();
    bot.time.now += 3 * 3_600_000;
    expect(answerOf(await bot.reply(question("and in Paris?"))).context).toBeUndefined();
  });

  it("may be a call for help, or nothing at all", async () => {
    const bot = botUnderTest();
    expect(textOf(await bot.reply(question("help"))).split("\n")).toHaveLength(2);
    expect(
      textOf(
        await bot.reply(question("帮助", { person: { id: "li", name: null, locale: "zh-CN", roles: [] } })),
      ),
    ).toMatch(/政策/);
    expect(textOf(await bot.reply(question("  ")))).toContain("write a question");
  });

  it("that is too long is cut with a note, never inside a character", async () => {
    const bot = botUnderTest();
    const reply = await bot.reply(question(`x${"👩".repeat(1_500)}`));
    expect(reply).toMatchObject({ note: expect.stringContaining("2000") });
    expect(answerOf(reply).question).not.toMatch(/\p{Surrogate}/u);
    expect(answerOf(reply).question.length).toBeLessThanOrEqual(2_000);
  });

  it("that fails tells an id which the log has too, and nothing of the fault", async () => {
    const bot = botUnderTest({
      answerer: scriptedAnswerer({ before: () => Promise.reject(new Error("xoxb-1234-secret at /data/x")) }),
    });
    const reply = await bot.reply(question(HOTEL));
    const answer = answerOf(reply);
    expect(answer.outcome).toBe("unavailable");
    expect(JSON.stringify(reply)).not.toContain("xoxb");
    expect(bot.lines.some((line) => line.includes(answer.id))).toBe(true);
  });

  it("that takes too long ends in an apology even when the answerer ignores its signal", async () => {
    const bot = botUnderTest({
      answerer: scriptedAnswerer({ before: () => new Promise(() => undefined) }),
      deadlineMs: 20,
    });
    expect(answerOf(await bot.reply(question(HOTEL))).outcome).toBe("unavailable");
  });

  it("stopped by its asker is not answered", async () => {
    const bot = botUnderTest({ answerer: scriptedAnswerer({ before: () => new Promise(() => undefined) }) });
    const stop = new AbortController();
    const handled = bot.handle(question(HOTEL), { ...session(), signal: stop.signal });
    stop.abort();
    expect(await handled).toBeNull();
  });

  it("still gets its answer when it cannot be recorded", async () => {
    const bot = botUnderTest();
    const { questions } = bot.parts.store;
    const broken = {
      ...bot.parts.store,
      questions: { ...questions, save: () => Promise.reject(new Error("disk full")) },
    };
    const reply = await botUnderTest({ store: broken }).reply(question(HOTEL));
    expect(answerOf(reply).outcome).toBe("answered");
    expect(reply).toMatchObject({ buttons: [] });
  });
});
