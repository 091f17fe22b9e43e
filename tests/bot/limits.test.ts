import { describe, expect, it } from "vitest";
import { createFairQueue } from "../../src/bot/fair-queue.js";
import { botUnderTest, place, question } from "./bot-under-test.js";
import { gate, HOTEL, textOf } from "./replies.js";
import { scriptedAnswerer } from "./scripted-answerer.js";

describe("limits", () => {
  it("tell the person, in private, and let others go on", async () => {
    const bot = botUnderTest({}, "limits: { person-per-minute: 2 }");
    for (let n = 0; n < 2; n++) expect((await bot.reply(question(HOTEL)))?.type).toBe("answer");
    const over = await bot.reply(question(HOTEL));
    expect(over).toMatchObject({ type: "notice", private: true });
    expect(textOf(over)).toMatch(/30 seconds/);
    const bob = { id: "bob", name: null, locale: null, roles: [] };
    expect((await bot.reply(question(HOTEL, { person: bob })))?.type).toBe("answer");
    bot.time.now += 30_000;
    expect((await bot.reply(question(HOTEL)))?.type).toBe("answer");
  });

  it("are told three times a minute and then in silence", async () => {
    const bot = botUnderTest({}, "limits: { person-per-minute: 1 }");
    const types: (string | undefined)[] = [];
    for (let n = 0; n < 6; n++) types.push((await bot.reply(question(HOTEL)))?.type);
    expect(types).toEqual(["answer", "notice", "notice", "notice", undefined, undefined]);
  });

  it("of a place cost the person nothing when they refuse", async () => {
    const bot = botUnderTest({}, "limits: { person-per-minute: 2, place-per-minute: 1 }");
    await bot.reply(question(HOTEL));
    expect(textOf(await bot.reply(question(HOTEL)))).toMatch(/asked here/);
    expect((await bot.reply(question(HOTEL, { place: place({ channel: "C2" }) })))?.type).toBe("answer");
  });

  it("of the queue tell people to come back", async () => {
    const hold = gate();
    const bot = botUnderTest({
      answerer: scriptedAnswerer({ before: () => hold.opened }),
      queue: createFairQueue({ running: 1, waiting: 1, waitingEach: 1 }),
    });
    const all = ["ann", "bob", "eve"].map((id) =>
      bot.reply(question(HOTEL, { person: { id, name: null, locale: null, roles: [] } })),
    );
    hold.open();
    const replies = await Promise.all(all);
    expect(replies.map((reply) => reply?.type).toSorted()).toEqual(["answer", "answer", "notice"]);
  });
});
