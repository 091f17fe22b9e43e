import { GraphWriter } from "./graph.js";
import { runtime } from "./runtime.js";
import { openSession } from "./session.js";

const LENGTH = 64;
const COLUMNS = 16;
const LARGEST_INPUT = 255;
const LARGEST_WEIGHT = 127;

/**
 * Session settings with which 8-bit products are exact on this processor. An x86 one without VNNI instructions
 * lets sums of two products overflow in onnxruntime's fast kernel; there a slower kernel is chosen, so that a
 * text has the same vector on every machine. Found by multiplying the largest numbers once (about 2 ms).
 */
export const exactIntegerSettings = async (): Promise<Readonly<Record<string, unknown>>> => {
  const graph = new GraphWriter();
  graph.input("a", "uint8", [1, LENGTH]);
  const weights = new Int8Array(LENGTH * COLUMNS).fill(LARGEST_WEIGHT);
  graph.node("MatMulInteger", ["a", graph.constant("b", "int8", [LENGTH, COLUMNS], weights)], "sums");
  graph.output("sums", "int32", [1, COLUMNS]);
  const session = await openSession(graph.bytes("exactness"), 1);
  try {
    const input = new runtime.Tensor("uint8", new Uint8Array(LENGTH).fill(LARGEST_INPUT), [1, LENGTH]);
    const sums = (await session.run({ a: input }))["sums"]?.data;
    const exact = sums?.[0] === LENGTH * LARGEST_INPUT * LARGEST_WEIGHT;
    return exact ? {} : { session: { x64quantprecision: "1" } };
  } finally {
    await session.release();
  }
};
