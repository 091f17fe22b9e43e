import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Reranker } from "../../src/retrieval/reranker.js";

const never = (): AbortSignal => new AbortController().signal;

/** What every reranker promises. `open` gives a fresh one each time it is called. */
export const rerankerContract = (name: string, open: () => Promise<Reranker>): void => {
  describe(`${name} keeps the reranker contract`, () => {
    let reranker: Reranker;
    beforeAll(async () => {
      reranker = await open();
    });
    afterAll(() => reranker.close());

    it("has a name, the same each time it is opened", async () => {
      const again = await open();
      expect(again.name).toBe(reranker.name);
      expect(again.name).not.toBe("");
      await again.close();
    });

    it("gives a finite score a passage, in order, the same alone or among others", async () => {
      const passages = ["when a b", "leave", "passage ".repeat(700), "a a a", "b"];
      const together = await reranker.rerank("question when leave", passages, never());
      expect(together).toHaveLength(passages.length);
      for (const [i, passage] of passages.entries()) {
        const [alone] = await reranker.rerank("question when leave", [passage], never());
        expect(Number.isFinite(alone)).toBe(true);
        expect(together[i]).toBeCloseTo(alone ?? Number.NaN, 4);
      }
      expect(new Set(together).size).toBeGreaterThan(1);
    });

    it("gives nothing for no passages", async () => {
      expect(await reranker.rerank("question", [], never())).toEqual([]);
    });

    it.each([
      ["white space", " \n\t "],
      ["a control character", "\u0000"],
      ["half a character", "\ud83d"],
      ["another script", "年休假有多少天"],
      ["nothing", ""],
      ["a megabyte", "leave ".repeat(170_000)],
    ])("gives finite numbers for %s, as a question and as a passage", async (_, text) => {
      const scores = [
        ...(await reranker.rerank("question", [text, "leave"], never())),
        ...(await reranker.rerank(text.slice(0, 2000), ["a", text], never())),
      ];
      expect(scores).toHaveLength(4);
      expect(scores.every(Number.isFinite)).toBe(true);
    });

    it("serves many callers at once, each its own", async () => {
      const questions = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? "when" : "leave"));
      const passages = ["when a", "leave b", "a b"];
      const all = await Promise.all(
        questions.map((question) => reranker.rerank(question, passages, never())),
      );
      for (const [i, question] of questions.entries()) {
        const alone = await reranker.rerank(question, passages, never());
        all[i]?.forEach((score, k) => void expect(score).toBeCloseTo(alone[k] ?? Number.NaN, 4));
      }
    });

    it("stops when its signal aborts, and works again afterwards", async () => {
      await expect(reranker.rerank("question", ["a"], AbortSignal.abort())).rejects.toThrow();
      const stop = new AbortController();
      const asked = reranker.rerank("question", Array(40).fill("leave ".repeat(200)), stop.signal);
      stop.abort(new Error("enough"));
      await expect(asked).rejects.toThrow("enough");
      expect(await reranker.rerank("question", ["a", "b"], never())).toHaveLength(2);
    });

    it("closes twice", async () => {
      const closing = await open();
      await closing.close();
      await closing.close();
    });
  });
};
