import { describe, expect, test } from "vitest";
import type { QuestionEncoder } from "../../src/answering/finding/library.js";
import type { RerankerGateway } from "../../src/retrieval/reranker.js";
import { ask, drafted, kinds, scripted } from "./model-for-tests.js";
import { asking, PARKING, smallLibrary, TRAVEL } from "./small-library.js";

const library = smallLibrary([TRAVEL, PARKING]);
const HOTEL = "How much is paid for a hotel a night?";
const NIGHT = "145 euros a night";

describe("a model's answer while the encoder or the reranker fails", () => {
  test("waits once for an encoder that fails, however often it searches", async () => {
    const { tools } = scripted([
      { prompt: "search-terms", output: { terms: [{ language: "en", words: ["hotels", "paid night"] }] } },
      drafted(["酒店每晚最多报销145欧元。", [NIGHT]]),
    ]);
    let waits = 0;
    const encoder: QuestionEncoder = async () => {
      waits++;
      return { vector: null, failure: "timeout" };
    };
    const given = await ask({ ...library, encoder }, asking("酒店每晚报销多少?"), tools);
    expect(given.quotes[0]?.text).toContain(NIGHT);
    expect(given.notices.at(-1)).toEqual({ kind: "degraded", text: expect.stringContaining("超时") });
    expect(waits).toBe(1);
  });

  test("what was drafted without the encoder or the reranker is not kept", async () => {
    const failing = { vector: null, failure: "failed" as const };
    const broken: RerankerGateway = {
      name: "test",
      scripts: "any",
      score: async () => ({ ok: false, reason: "failed", cause: null }),
    };
    // A reranker is asked where there is something to put in order.
    const both = smallLibrary([
      TRAVEL,
      { ...TRAVEL, id: "guests", text: "Guests\n\nA hotel is booked early.\n" },
    ]);
    for (const limited of [{ encoder: async () => failing }, { reranker: broken }]) {
      const { tools, calls } = scripted([drafted(["A hotel is paid up to €145 a night.", [NIGHT]])]);
      for (let i = 0; i < 2; i++) {
        const given = await ask({ ...both, ...limited }, asking(HOTEL), tools);
        expect([given.mode, kinds(given)]).toEqual(["model", ["degraded"]]);
      }
      expect(calls).toEqual(["draft", "draft"]);
      for (let i = 0; i < 2; i++) expect(kinds(await ask(both, asking(HOTEL), tools))).toEqual([]);
      expect(calls).toHaveLength(3);
    }
  });
});
