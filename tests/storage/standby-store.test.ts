import { beforeEach, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/storage/memory-store.js";
import { createStandbyStore } from "../../src/storage/standby-store.js";
import type { Store } from "../../src/storage/store.js";
import { botUnderTest, press, question } from "../bot/bot-under-test.js";
import { answerOf, HOTEL } from "../bot/replies.js";

/** A store whose every call fails while `broken` is set. */
const breakable = () => {
  const state = { broken: false };
  const guard = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== "function")
          return typeof value === "object" && value !== null ? guard(value) : value;
        return async (...args: unknown[]) => {
          if (state.broken) throw new Error("database or disk is full");
          return Reflect.apply(value, target, args);
        };
      },
    });
  return { state, store: guard(createMemoryStore()) };
};

describe("a store that fails", () => {
  let first: ReturnType<typeof breakable>;
  let told: string[];
  let store: Store;
  beforeEach(() => {
    first = breakable();
    told = [];
    const changed = (error: unknown) =>
      void told.push(error instanceof Error ? error.message : "works again");
    store = createStandbyStore({ first: first.store, standby: createMemoryStore(), changed });
  });

  it("costs no answer, no button and no follow-up, and nothing is answered twice", async () => {
    const bot = botUnderTest({ store });
    const before = question("What may a hotel in Rome cost?");
    expect(answerOf(await bot.reply(before)).outcome).toBe("answered");
    first.state.broken = true;
    const asked = question(HOTEL);
    const answer = answerOf(await bot.reply(asked));
    expect(answer.outcome).toBe("answered");
    expect(await bot.reply(asked)).toBeNull();
    expect((await bot.reply(press("helpful", answer.id)))?.type).toBe("notice");
    expect((await bot.reply(press("remove", answer.id)))?.type).toBe("remove");
    expect(answerOf(await bot.reply(question("and in Paris?"))).context?.from).toBe(HOTEL);
    first.state.broken = false;
    for (let n = 0; n < 20; n++) await store.threads.recall("T1", 3, 0);
    expect(told, "reading proves nothing about writing").toEqual(["database or disk is full"]);
    expect(await bot.reply(asked), "an event that only this process knows").toBeNull();
    expect(await bot.reply(before)).toBeNull();
    expect((await bot.reply(press("helpful", answer.id)))?.type).toBe("notice");
    expect(answerOf(await bot.reply(question(HOTEL))).outcome).toBe("answered");
    expect(told).toEqual(["database or disk is full", "works again"]);
  });

  it("keeps the limits", async () => {
    const bot = botUnderTest({ store }, "limits: { person-per-minute: 2 }");
    first.state.broken = true;
    const types = [];
    for (let n = 0; n < 3; n++) types.push((await bot.reply(question(HOTEL)))?.type);
    expect(types).toEqual(["answer", "answer", "notice"]);
  });

  it("is told when a person is forgotten, and what this process remembers is deleted all the same", async () => {
    const standby = createMemoryStore();
    store = createStandbyStore({ first: first.store, standby, changed: () => undefined });
    const turn = { at: 1, question: HOTEL, documentIds: [], personKey: "anna" };
    await store.threads.remember("T1", turn, 10);
    first.state.broken = true;
    await store.threads.remember("T1", turn, 10);
    expect(await standby.threads.saidBy("anna")).toHaveLength(1);
    await expect(store.questions.forget("anna")).rejects.toThrow("full");
    expect(await standby.threads.saidBy("anna")).toEqual([]);
    first.state.broken = false;
    await store.questions.forget("anna");
    expect(await store.threads.saidBy("anna")).toEqual([]);
  });

  it("is not hidden from reports and copies", async () => {
    first.state.broken = true;
    await expect(store.questions.list({})).rejects.toThrow("full");
    await expect(store.backup("copy.db")).rejects.toThrow("full");
    await expect(store.check()).rejects.toThrow("full");
  });
});
