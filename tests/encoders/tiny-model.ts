import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { GraphWriter } from "../../adapters/encoders/onnx/graph.js";

const WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b", "question", "passage", "when", "leave", ":"];
export const TINY_DIMENSION = 4;

/** Row `id` of the tiny model's embedding: different for every token, never zero. */
export const tinyVector = (word: string): number[] => {
  const id = Math.max(1, WORDS.indexOf(word));
  return [id, 1, (id * 7) % 5, id % 3];
};

/** A model of one step, token -> embedding, with the tokenizer files of a BERT. */
export const writeTinyModel = (folder: string, files: Readonly<Record<string, unknown>> = {}): void => {
  const graph = new GraphWriter();
  graph.input("input_ids", "int64", ["batch", "tokens"]);
  graph.input("attention_mask", "int64", ["batch", "tokens"]);
  const rows = Float32Array.from(WORDS.flatMap(tinyVector));
  const table = graph.constant("table", "float", [WORDS.length, TINY_DIMENSION], rows);
  graph.node("Gather", [table, "input_ids"], "last_hidden_state");
  graph.output("last_hidden_state", "float", ["batch", "tokens", TINY_DIMENSION]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "model.onnx"), graph.bytes("tiny"));
  const special = (content: string) => ({
    id: WORDS.indexOf(content),
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  });
  const piece = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const tokenizer = {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: ["[PAD]", "[UNK]", "[CLS]", "[SEP]"].map(special),
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [piece("[CLS]"), { Sequence: { id: "A", type_id: 0 } }, piece("[SEP]")],
      pair: [],
      special_tokens: Object.fromEntries(
        ["[CLS]", "[SEP]"].map((token) => [
          token,
          { id: token, ids: [WORDS.indexOf(token)], tokens: [token] },
        ]),
      ),
    },
    decoder: null,
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(WORDS.map((word, id) => [word, id])),
    },
  };
  const all = {
    "tokenizer.json": tokenizer,
    "tokenizer_config.json": { tokenizer_class: "BertTokenizer", pad_token: "[PAD]" },
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
};
