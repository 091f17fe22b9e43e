import type { InferenceSession, Tensor } from "onnxruntime-node";
import { VerseError } from "../../../src/errors.js";
import { runtime } from "./runtime.js";

/** Rows of a batch, padded to one length: `ids[row * length + position]`, mask 1 for a token and 0 for padding. */
export interface PaddedBatch {
  readonly rows: number;
  readonly length: number;
  readonly ids: BigInt64Array;
  readonly mask: Float32Array;
}

export const padBatch = (rows: readonly (readonly number[])[], padding = 0): PaddedBatch => {
  const length = Math.max(1, ...rows.map((row) => row.length));
  const ids = new BigInt64Array(rows.length * length).fill(BigInt(padding));
  const mask = new Float32Array(rows.length * length);
  rows.forEach((row, r) => {
    row.forEach((id, position) => {
      ids[r * length + position] = BigInt(id);
      mask[r * length + position] = 1;
    });
  });
  return { rows: rows.length, length, ids, mask };
};

/** Opens a model from a path or from its bytes, on the CPU, with `threads` threads for one operation. */
export const openSession = (
  model: string | Uint8Array,
  threads: number,
  extra: Readonly<Record<string, unknown>> = {},
): Promise<InferenceSession> => {
  const options: InferenceSession.SessionOptions = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionProviders: ["cpu"],
    logSeverityLevel: 4,
    extra,
  };
  return typeof model === "string"
    ? runtime.InferenceSession.create(model, options)
    : runtime.InferenceSession.create(model, options);
};

/** Runs the session and gives one output as floats. */
export const runSession = async (
  session: InferenceSession,
  inputs: Readonly<Record<string, Tensor>>,
  output: string,
): Promise<{ data: Float32Array; shape: readonly number[] }> => {
  const tensor = (await session.run(inputs, [output]))[output];
  if (tensor === undefined || !(tensor.data instanceof Float32Array)) {
    throw new VerseError({
      code: "encoder",
      problem: `The model gives no floats called ${output}.`,
      cure: "Export the model to ONNX again with 32-bit outputs.",
    });
  }
  return { data: tensor.data, shape: tensor.dims };
};

export const int64Tensor = (data: BigInt64Array, shape: readonly number[]): Tensor =>
  new runtime.Tensor("int64", data, shape);
export const floatTensor = (data: Float32Array, shape: readonly number[]): Tensor =>
  new runtime.Tensor("float32", data, shape);
