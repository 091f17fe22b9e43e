import { describe, expect, it } from "vitest";
import type { AskedQuestion } from "../../src/bot/answerer.js";
import { createFairQueue } from "../../src/bot/fair-queue.js";
import { botUnderTest, question, session } from "./bot-under-test.js";
import { answerOf, gate, HOTEL } from "./replies.js";
import { scriptedAnswerer } from "./scripted-answerer.js";

describe("a question changed while it is answered", () => {
  const changedMessage = (type: "edited" | "deleted", text = "") => ({
    ...question(text),
    type,
    messageId: "m1",
    text,
  });
  it("and deleted is not answered", async () => {
    const bot = botUnderTest({ answerer: scriptedAnswerer({ before: () => new Promise(() => undefined) }) });
    const handled = bot.handle(question(HOTEL, { messageId: "m1" }), session());
    await expect.poll(() => bot.parts.queue.size().running).toBe(1);
    await bot.handle(changedMessage("deleted"), session());
    expect(await handled).toBeNull();
  });

  it("and edited while it waits is answered as edited; afterwards an edit changes nothing", async () => {
    const hold = gate();
    const asked: AskedQuestion[] = [];
    const bot = botUnderTest({
      answerer: scriptedAnswerer({
        before: (one) => {
          asked.push(one);
          return hold.opened;
        },
      }),
      queue: createFairQueue({ running: 1, waiting: 5, waitingEach: 5 }),
    });
    const first = bot.reply(question("What may a hotel in Paris cost?"));
    const second = bot.reply(question(HOTEL, { messageId: "m1" }));
    await expect.poll(() => bot.parts.queue.size().waiting).toBe(1);
    expect(await bot.reply(changedMessage("edited", "How many days of leave do interns have?"))).toBeNull();
    hold.open();
    await first;
    expect(answerOf(await second).question).toContain("interns");
    expect(await bot.reply(changedMessage("edited", "Something else?"))).toBeNull();
    expect(asked).toHaveLength(2);
  });

  it("and deleted afterwards takes the answer along", async () => {
    const bot = botUnderTest();
    await bot.reply(question(HOTEL, { messageId: "m1" }));
    expect(await bot.reply(changedMessage("deleted"))).toMatchObject({
      type: "remove",
      refs: [expect.any(String)],
    });
  });
});
