import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { recoverClaims } from "../../src/bot/claim.js";
import { createFairQueue } from "../../src/bot/fair-queue.js";
import type { Question } from "../../src/bot/message.js";
import { openDatabase } from "../../src/storage/libsql-database.js";
import { createSqlStore } from "../../src/storage/sql-store.js";
import { temporaryFolder } from "../temporary-folder.js";
import { botUnderTest, place, question, session } from "./bot-under-test.js";

const DISTINCT = Number(process.env["EVENTS"] ?? 120);
const RESTARTS = 4;

const randomFrom = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  return seed / 4_294_967_296;
};

/** Every question comes one to five times, in forms that share an id, in any order. */
const deliveries = (random: () => number): { key: number; message: Question }[] => {
  const all = Array.from({ length: DISTINCT }, (_, key) => {
    const base = question("What may a hotel in Berlin cost?", {
      place: place({ channel: `C${key}`, thread: `T${key}` }),
      person: { id: `p${key}`, name: null, locale: null, roles: [] },
    });
    const times = 1 + Math.floor(random() * 5);
    return Array.from({ length: times }, (_unused, time) => ({
      key,
      message: { ...base, eventIds: [`delivery-${key}-${time}`, `message-${key}`] },
    }));
  }).flat();
  return all
    .map((entry) => ({ entry, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ entry }) => entry);
};

describe("events that come again, out of order and over restarts", () => {
  it(
    `answer each of ${DISTINCT} questions once`,
    async () => {
      const file = join(temporaryFolder(), "verse.db");
      const random = randomFrom(11);
      const queue = deliveries(random);
      const answered = new Map<number, number>();
      const part = Math.ceil(queue.length / (RESTARTS + 1));
      for (let run = 0; run * part < queue.length; run++) {
        const { database } = await openDatabase({ file, clock: Date.now });
        const bot = botUnderTest({
          store: createSqlStore(database),
          owner: `process-${run}`,
          newId: () => `r${run}-${Math.floor(random() * 1e15).toString(36)}`,
          queue: createFairQueue({ running: 4, waiting: 10_000, waitingEach: 10_000 }),
        });
        await recoverClaims(bot.parts, (owner) => owner === `process-${run}`);
        const now = queue.slice(run * part, (run + 1) * part);
        await Promise.all(
          now.map(async ({ key, message }) => {
            const handled = await bot.handle(message, session());
            if (handled?.reply.type !== "answer" || handled.reply.answer.outcome !== "answered") return;
            answered.set(key, (answered.get(key) ?? 0) + 1);
            await handled.delivered(`ref-${key}`);
          }),
        );
        await database.close();
      }
      expect(answered.size).toBe(DISTINCT);
      expect([...answered.values()].filter((times) => times !== 1)).toEqual([]);
    },
    30_000 + DISTINCT * 100,
  );
});

describe("the fair queue", () => {
  it("lets people take turns, whoever came with many", async () => {
    const queue = createFairQueue({ running: 1, waiting: 100, waitingEach: 50 });
    const order: string[] = [];
    const never = new AbortController().signal;
    const job = (person: string) => queue.run(person, async () => void order.push(person), never);
    await Promise.all([..."aaaaabbc"].map(job));
    expect(order.join("")).toBe("aabcabaa");
  });

  it("lets go of a job that is taken back while it waits", async () => {
    const queue = createFairQueue({ running: 1, waiting: 10, waitingEach: 10 });
    let release: () => void = () => undefined;
    const first = queue.run(
      "a",
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
      new AbortController().signal,
    );
    const stop = new AbortController();
    const second = queue.run("a", async () => "ran", stop.signal);
    stop.abort(new Error("taken back"));
    await expect(second).rejects.toThrow("taken back");
    expect(queue.size()).toEqual({ running: 1, waiting: 0 });
    release();
    await first;
    expect(queue.size()).toEqual({ running: 0, waiting: 0 });
  });
});
