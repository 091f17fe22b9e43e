import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { encoderThread, LocalEncoder } from "../../../adapters/encoders/local-encoder.js";

/** Every vector tells its batch's number and size, and whether it was of questions; the text "poison" kills the thread. */
const PROGRAM = `
  const { parentPort } = require("node:worker_threads");
  let batch = 0;
  parentPort.on("message", ({ kind, inputs, purpose }) => {
    if (kind === "close") return parentPort.close();
    if (inputs.includes("poison")) process.exit(1);
    batch += 1;
    const told = [batch, inputs.length, purpose === "question" ? 1 : 0];
    parentPort.postMessage({ kind: "vectors", vectors: inputs.map(() => Float32Array.from(told)) });
  });
  parentPort.postMessage({ kind: "ready" });`;

const identity = { fingerprint: "stub", dimension: 3, scripts: "any" as const };
let threads = 0;
let encoder: LocalEncoder;
const open = (): LocalEncoder => {
  threads = 0;
  const thread = encoderThread(identity.dimension, () => {
    threads += 1;
    return new Worker(PROGRAM, { eval: true, execArgv: [] });
  });
  encoder = new LocalEncoder(identity, thread);
  return encoder;
};
afterEach(() => encoder.close());

const texts = (count: number): string[] => Array.from({ length: count }, (_, i) => `text ${i + 10}`);
const told = (vectors: readonly Float32Array[]): string[] => [
  ...new Set(vectors.map((vector) => Array.from(vector).join(" "))),
];

describe("the encoder's work", () => {
  it("is done in batches of eight at most, waiting questions before the rest of an index", async () => {
    await open().start();
    const indexed = encoder.encode(texts(40), "index");
    // The first batch is under way; twenty people ask, each for themselves.
    const asked = Promise.all(texts(20).map((text) => encoder.encode([text], "question")));
    expect(told((await asked).flat())).toEqual(["2 8 1", "3 8 1", "4 4 1"]);
    expect(told(await indexed).sort()).toEqual(["1 8 0", "5 8 0", "6 8 0", "7 8 0", "8 8 0"]);
    expect(threads).toBe(1);
  });

  it("survives a text that kills every thread that it comes to, which alone is refused", async () => {
    await open().start();
    const asked = [...texts(5), "poison", ...texts(9)].map((text) => encoder.encode([text], "question"));
    const ended = await Promise.allSettled(asked);
    expect(ended.flatMap(({ status }, i) => (status === "rejected" ? [i] : []))).toEqual([5]);
    expect(ended[5]).toMatchObject({
      reason: { code: "encoder", cure: expect.stringContaining("VERSE_ENCODER") },
    });
    expect(threads).toBe(4);
  });
});
