import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Encoder } from "../../src/retrieval/encoder.js";

const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** What every encoder promises. `open` gives a fresh one each time it is called. */
export const encoderContract = (name: string, open: () => Promise<Encoder>): void => {
  describe(`${name} keeps the encoder contract`, () => {
    let encoder: Encoder;
    beforeAll(async () => {
      encoder = await open();
    });
    afterAll(() => encoder.close());

    it("has a fingerprint and a dimension, the same each time it is opened", async () => {
      const again = await open();
      expect(again.fingerprint).toBe(encoder.fingerprint);
      expect(again.fingerprint).not.toBe("");
      expect(again.dimension).toBe(encoder.dimension);
      expect(again.scripts).toBe(encoder.scripts);
      await again.close();
    });

    it("gives a unit vector a text, in order, whatever their lengths", async () => {
      const texts = ["a long question about travel expenses and receipts", "a", "b ".repeat(300), "when?"];
      for (const purpose of ["question", "index"] as const) {
        const together = await encoder.encode(texts, purpose);
        expect(together.map((vector) => vector.length)).toEqual(texts.map(() => encoder.dimension));
        for (const [i, text] of texts.entries()) {
          const [alone] = await encoder.encode([text], purpose);
          const vector = together[i];
          if (alone === undefined || vector === undefined) throw new Error("a vector is missing");
          expect(dot(vector, vector)).toBeCloseTo(1, 5);
          expect(dot(vector, alone)).toBeGreaterThan(0.99999);
        }
      }
    });

    it("gives the zero vector for an empty text and nothing for no texts", async () => {
      expect(await encoder.encode([], "index")).toEqual([]);
      const [empty, full, second] = await encoder.encode(["", "something", ""], "question");
      expect(empty).toEqual(new Float32Array(encoder.dimension));
      expect(second).toEqual(new Float32Array(encoder.dimension));
      expect(full?.some((value) => value !== 0)).toBe(true);
    });

    it("gives a vector for a text in another script just where it reads it", async () => {
      const [vector] = await encoder.encode(["年休假有多少天"], "index");
      expect(vector?.some((value) => value !== 0)).toBe(encoder.scripts === "any");
    });

    it.each([
      ["white space", " \n\t "],
      ["a control character", "\u0000"],
      ["half a character", "\ud83d"],
      ["another script", "年休假有多少天"],
      ["a sentence of a megabyte", "every receipt is kept ".repeat(48_000)],
    ])("gives finite numbers for %s", async (_, text) => {
      const [vector] = await encoder.encode([text], "index");
      expect(vector?.every(Number.isFinite)).toBe(true);
    });

    it("serves many callers at once, each its own", async () => {
      const texts = Array.from({ length: 40 }, (_, i) => `question number ${i} about leave`);
      const apart = await Promise.all(texts.map((text) => encoder.encode([text], "question")));
      const together = await encoder.encode(texts, "question");
      for (const [i, [vector]] of apart.entries()) {
        const other = together[i];
        if (vector === undefined || other === undefined) throw new Error("a vector is missing");
        expect(dot(vector, other)).toBeGreaterThan(0.99999);
      }
    });

    it("refuses work after it was closed, and closes twice", async () => {
      const closing = await open();
      await closing.close();
      await closing.close();
      await expect(closing.encode(["late"], "question")).rejects.toMatchObject({ code: "encoder" });
    });
  });
};
