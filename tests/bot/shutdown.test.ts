import { describe, expect, it } from "vitest";
import { createFairQueue } from "../../src/bot/fair-queue.js";
import { botUnderTest, place, question, session } from "./bot-under-test.js";
import { gate, HOTEL, textOf } from "./replies.js";
import { scriptedAnswerer } from "./scripted-answerer.js";

describe("shutting down", () => {
  it("finishes what it can, and tells the rest to ask again", async () => {
    const warnings: string[] = [];
    const hear = (warning: Error): void => void warnings.push(warning.name);
    process.on("warning", hear);
    const hold = gate();
    const bot = botUnderTest({
      answerer: scriptedAnswerer({
        before: (one) => (one.text.includes("Paris") ? new Promise(() => undefined) : hold.opened),
      }),
      queue: createFairQueue({ running: 60, waiting: 60, waitingEach: 60 }),
    });
    const replies = Array.from({ length: 50 }, (_, index) =>
      bot.reply(
        question(index % 2 === 0 ? HOTEL : "What may a hotel in Paris cost?", {
          person: { id: `p${index}`, name: null, locale: null, roles: [] },
          place: place({ thread: `T${index}`, channel: `C${index}` }),
        }),
      ),
    );
    await expect.poll(() => bot.parts.queue.size().running).toBe(50);
    const finished = bot.parts.shutdown.finish(50);
    hold.open();
    expect(await finished).toEqual({ interrupted: 25 });
    const types = (await Promise.all(replies)).map((reply) =>
      reply?.type === "notice" ? reply.text : reply?.type,
    );
    expect(types.filter((type) => type === "answer")).toHaveLength(25);
    expect(types.filter((type) => type?.includes("restarting"))).toHaveLength(25);
    process.off("warning", hear);
    expect(warnings, "fifty at a time collect listeners nowhere").toEqual([]);
  });

  it("answers what was heard before the stop, and tells the rest to ask again, each once", async () => {
    const bot = botUnderTest();
    expect(await bot.parts.shutdown.finish(50)).toEqual({ interrupted: 0 });
    expect((await bot.reply(question(HOTEL)))?.type).toBe("answer");
    const late = question(HOTEL);
    const handled = await bot.handle(late, { ...session(), late: true });
    expect(textOf(handled?.reply ?? null)).toContain("ask again");
    expect(await bot.handle(late, { ...session(), late: true })).toBeNull();
    expect(await bot.reply(late)).toBeNull();
  });

  it("waits for what the adapters still do, and aborts what enters meanwhile and does not end", async () => {
    const bot = botUnderTest({
      answerer: scriptedAnswerer({ before: () => new Promise(() => undefined) }),
    });
    const looked = gate();
    const finished = bot.parts.shutdown.finish(100, looked.opened);
    const reply = bot.reply(question(HOTEL));
    looked.open();
    expect(await finished).toEqual({ interrupted: 1 });
    expect(textOf(await reply)).toContain("ask again");
  });
});
