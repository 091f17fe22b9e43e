import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { encoderThread, LocalEncoder } from "../../../adapters/encoders/local-encoder.js";
import { encodeRows, everyRow } from "../../../src/indexing/build-vectors.js";
import { SILENT } from "../../../src/indexing/progress.js";
import type { Encoder } from "../../../src/retrieval/encoder.js";
import { smallLibrary, TRAVEL } from "../../answering/small-library.js";

const { corpus } = smallLibrary([TRAVEL]).searcher;

/** An encoder that gives the same vector for every text. */
const giving = (vector: Float32Array): Encoder => ({
  fingerprint: "stub",
  dimension: 4,
  scripts: "any",
  encode: async (texts) => texts.map(() => vector),
  close: async () => undefined,
});

describe("an index", () => {
  it.each([
    ["NaN", Float32Array.of(0, Number.NaN, 0, 1), "encoder"],
    ["infinity", Float32Array.of(0, Number.POSITIVE_INFINITY, 0, 1), "encoder"],
    ["another dimension", Float32Array.of(1, 0, 0), "bad-index"],
  ])("is not made of vectors with %s", async (_, vector, code) => {
    await expect(encodeRows(everyRow(corpus), null, giving(vector), SILENT)).rejects.toMatchObject({ code });
  });

  it("is made of whole ones", async () => {
    const { matrix } = await encodeRows(everyRow(corpus), null, giving(Float32Array.of(0, 0, 1, 0)), SILENT);
    expect(matrix.slice(0, 4)).toEqual(Float32Array.of(0, 0, 1, 0));
  });
});

describe("an encoder's thread", () => {
  it.each([
    ["a vector of another dimension", "inputs", 3],
    ["a vector less", "inputs.slice(1)", 4],
  ])("that gives %s is an error and no hang", async (_, given, dimension) => {
    const program = `
      const { parentPort } = require("node:worker_threads");
      parentPort.on("message", ({ kind, inputs }) => {
        if (kind === "close") return parentPort.close();
        parentPort.postMessage({ kind: "vectors", vectors: ${given}.map(() => new Float32Array(${dimension})) });
      });
      parentPort.postMessage({ kind: "ready" });`;
    const startThread = (): Worker => new Worker(program, { eval: true, execArgv: [] });
    const encoder = new LocalEncoder(
      { fingerprint: "stub", dimension: 4, scripts: "any" },
      encoderThread(4, startThread),
    );
    const refused = { code: "encoder" };
    await expect(encoder.encode(["one"], "question")).rejects.toMatchObject(refused);
    await expect(encoder.encode(["one", "two"], "question")).rejects.toMatchObject(refused);
    await encoder.close();
  });
});
