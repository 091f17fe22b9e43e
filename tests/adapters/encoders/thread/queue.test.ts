import { describe, expect, it } from "vitest";
import { BATCH, type Job, ModelQueue } from "../../../../adapters/encoders/thread/queue.js";
import type { EncodingPurpose } from "../../../../src/retrieval/encoder.js";

const job = (input: string, purpose: EncodingPurpose, deaths = 0): Job<string> => ({
  input,
  size: input.length,
  purpose,
  deaths,
  deliver: () => undefined,
  refuse: () => undefined,
});
const jobs = (purpose: EncodingPurpose, ...inputs: string[]) => inputs.map((input) => job(input, purpose));
const next = (queue: ModelQueue<string>): string[] => queue.next().map(({ input }) => input);

describe("what waits for a model", () => {
  it("is asked questions first, one caller after the other, texts of like length together", () => {
    const queue = new ModelQueue<string>();
    queue.add(jobs("index", "ccc", "a", "bb"));
    queue.add(jobs("question", "ee"));
    queue.add(jobs("question", "d"));
    expect(next(queue)).toEqual(["ee", "d"]);
    expect(next(queue)).toEqual(["a", "bb", "ccc"]);
  });

  it("goes in batches", () => {
    const queue = new ModelQueue<string>();
    queue.add(jobs("index", ...Array.from({ length: BATCH + 1 }, () => "a")));
    expect([next(queue).length, next(queue).length]).toEqual([BATCH, 1]);
  });

  it("goes alone where a thread died with it, and first again", () => {
    const queue = new ModelQueue<string>();
    queue.add(jobs("index", "b"));
    queue.putBack([job("fine", "index"), job("suspect", "index", 1), job("a", "index")]);
    expect(next(queue)).toEqual(["fine"]);
    expect(next(queue)).toEqual(["suspect"]);
    expect(next(queue)).toEqual(["a", "b"]);
  });

  it("is left out where nobody waits for it any more", () => {
    const queue = new ModelQueue<string>();
    const [gone, kept] = [jobs("question", "gone"), jobs("question", "kept")];
    queue.add(gone);
    queue.add(kept);
    queue.withdraw(new Set(gone));
    expect([queue.size, queue.drain(), queue.size]).toEqual([1, kept, 0]);
  });
});
