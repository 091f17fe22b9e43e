import { describe, expect, it } from "vitest";
import type { QuestionVector } from "../../src/retrieval/encoder.js";
import { answerFrom, PARKING, smallLibrary, TRAVEL } from "../answering/small-library.js";

/** The turn of the event loop at which each work was done. */
async function turnsOf(works: readonly Promise<unknown>[]): Promise<number[]> {
  let turn = 0;
  let counting = true;
  const count = (): void => {
    turn += 1;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  const turns = await Promise.all(works.map((work) => work.then(() => turn)));
  counting = false;
  return turns;
}

describe("questions whose vectors come at once", () => {
  it("are each searched in a turn of their own, in the order asked, so that the event loop is never held for all", async () => {
    let handOver: (read: QuestionVector) => void = () => undefined;
    const vector = new Promise<QuestionVector>((resolve) => {
      handOver = resolve;
    });
    const library = { ...smallLibrary([TRAVEL, PARKING]), encoder: () => vector };
    const asked = Array.from({ length: 8 }, () => answerFrom(library, "What is paid for hotels a night?"));
    handOver({ vector: new Float32Array(4), failure: null });
    const turns = await turnsOf(asked);
    expect(new Set(turns).size).toBe(8);
    expect(turns).toEqual([...turns].sort((a, b) => a - b));
    for (const one of asked) expect((await one).outcome).toBe("answered");
  });
});
