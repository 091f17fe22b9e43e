import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FLOAT, GraphWriter } from "../../../adapters/encoders/onnx/graph.js";
import { SPECIAL, tokenizerOf, writeFiles } from "./tiny-model.js";

export interface TinyCrossEncoder {
  /** What each word means, all of one length; every other word means nothing. */
  readonly meanings: Readonly<Record<string, readonly number[]>>;
  /** Without it the model cannot tell question from passage and scores the sum of all words. */
  readonly types?: boolean;
  /** Two numbers a pair: against and for the passage. */
  readonly two?: boolean;
  readonly files?: Readonly<Record<string, unknown>>;
}

/**
 * A cross-encoder of a few steps with the tokenizer of a BERT: the dot product of what the question's words mean together
 * and what the passage's words mean together.
 */
export const writeTinyCrossEncoder = (folder: string, tiny: TinyCrossEncoder): void => {
  const words = [...SPECIAL, ...Object.keys(tiny.meanings)];
  const width = Object.values(tiny.meanings)[0]?.length ?? 1;
  const graph = new GraphWriter();
  graph.input("input_ids", "int64", ["batch", "tokens"]);
  graph.input("attention_mask", "int64", ["batch", "tokens"]);
  const rows = words.flatMap((word) => tiny.meanings[word] ?? Array(width).fill(0));
  graph.constant("table", "float", [words.length, width], Float32Array.from(rows));
  graph.node("Gather", ["table", "input_ids"], "meanings");
  const asColumn = (name: string): string => {
    graph.node("Cast", [name], `${name}_float`, { to: FLOAT });
    return graph.node("Unsqueeze", [`${name}_float`, graph.integers("last", [2])], `${name}_column`);
  };
  graph.node("Mul", ["meanings", asColumn("attention_mask")], "read");
  const sum = (name: string, axis: "tokens" | "width", output: string, keepdims = 0): string => {
    const axes = graph.integers(`axis_${axis}`, [axis === "tokens" ? 1 : -1]);
    return graph.node("ReduceSum", [name, axes], output, { keepdims });
  };
  if (tiny.types === false) {
    sum("read", "tokens", "both");
    sum("both", "width", tiny.two ? "for" : "logits", 1);
  } else {
    graph.input("token_type_ids", "int64", ["batch", "tokens"]);
    graph.node("Mul", ["read", asColumn("token_type_ids")], "passage_read");
    graph.node("Sub", ["read", "passage_read"], "question_read");
    sum("question_read", "tokens", "question");
    sum("passage_read", "tokens", "passage");
    graph.node("Mul", ["question", "passage"], "shared");
    sum("shared", "width", tiny.two ? "for" : "logits", 1);
  }
  if (tiny.two) {
    graph.node("Neg", ["for"], "against");
    graph.node("Concat", ["against", "for"], "logits", { axis: 1 });
  }
  graph.output("logits", "float", ["batch", tiny.two ? 2 : 1]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "model.onnx"), graph.bytes("tiny-cross-encoder"));
  writeFiles(folder, {
    "tokenizer.json": tokenizerOf(words),
    "tokenizer_config.json": { tokenizer_class: "BertTokenizer", pad_token: "[PAD]", model_max_length: 64 },
    "config.json": { max_position_embeddings: 64 },
    ...tiny.files,
  });
};
