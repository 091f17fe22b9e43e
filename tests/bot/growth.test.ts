import { describe, expect, it } from "vitest";
import { systemClock } from "../../adapters/time/system-clock.js";
import { createShutdown } from "../../src/bot/shutdown.js";
import { botUnderTest, place, press, question, session } from "./bot-under-test.js";
import { scriptedAnswerer } from "./scripted-answerer.js";

const QUESTIONS = Number(process.env["GROWTH_QUESTIONS"] ?? 300);

describe("many questions", () => {
  it(
    "leave nothing behind in the process but what is stored",
    async () => {
      const answerer = scriptedAnswerer();
      const shutdown = createShutdown(systemClock);
      let linked = 0;
      const counting = {
        ...shutdown,
        abortAtEnd: (controller: AbortController) => {
          const unlink = shutdown.abortAtEnd(controller);
          linked++;
          return () => {
            linked--;
            unlink();
          };
        },
      };
      const bot = botUnderTest({ answerer, shutdown: counting });
      const heap: number[] = [];
      for (let n = 0; n < QUESTIONS; n++) {
        const where = place({ channel: `C${n % 50}`, thread: `T${n}` });
        const person = { id: `p${n % 200}`, name: null, locale: null, roles: [] };
        const handled = await bot.handle(
          question("What may a hotel in Berlin cost?", { place: where, person }),
          session(),
        );
        await handled?.delivered(`ref-${n}`);
        const id = handled?.reply.type === "answer" ? handled.reply.answer.id : "";
        await bot.handle(press("helpful", id, { place: where, person }), session());
        bot.time.now += 3_600_000;
        bot.lines.length = 0;
        answerer.asked.length = 0;
        if (n % 100 === 0) await bot.parts.store.prune(bot.time.now + 100 * 86_400_000);
        if (n % 5_000 === 0) {
          globalThis.gc?.();
          heap.push(Math.round(process.memoryUsage().heapUsed / 1e6));
        }
      }
      if (QUESTIONS > 5_000) console.log(`heap in MB every 5,000 questions: ${heap.join(" ")}`);
      expect(bot.parts.queue.size()).toEqual({ running: 0, waiting: 0 });
      expect(bot.parts.shutdown.inFlight()).toBe(0);
      expect(linked).toBe(0);
    },
    30_000 + QUESTIONS * 20,
  );
});
