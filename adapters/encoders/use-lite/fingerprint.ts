import { createHash } from "node:crypto";
import { VOCABULARY_SHA256 } from "./vocabulary.js";

export type Precision = "fp32" | "int8";

export const DIMENSION = 512;
/** The model sees this many word pieces; the rest of a text is lost. */
export const MAX_PIECES = 128;
/** SHA-256 over the weights of the package's version that the graph was written for. */
export const WEIGHTS_SHA256 = "713639dff4b5b3cc4a1ca070077c0f1125022582dd1d2ec8961d92905c289300";
/** Raise it with every change of the graph that can change a vector. */
const GRAPH_VERSION = 1;

const contentHash = (): string =>
  createHash("sha256").update(`${WEIGHTS_SHA256} ${VOCABULARY_SHA256}`).digest("hex").slice(0, 16);

/** Known without reading a file: weights that differ from the expected hashes are refused when they are read. */
export const useLiteFingerprint = (precision: Precision): string =>
  `use-lite/${contentHash()}/${precision}/graph-${GRAPH_VERSION}`;

export const useLiteFileName = (precision: Precision): string => {
  const hash = createHash("sha256").update(useLiteFingerprint(precision)).digest("hex").slice(0, 12);
  return `use-lite-${precision}-${hash}.onnx`;
};
