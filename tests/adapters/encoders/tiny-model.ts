import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { GraphWriter } from "../../../adapters/encoders/onnx/graph.js";

const WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b", "question", "passage", "when", "leave", ":"];
export const TINY_DIMENSION = 4;

/** Row `id` of the tiny model's embedding: different for every token, never zero. */
export const tinyVector = (word: string): number[] => {
  const id = Math.max(1, WORDS.indexOf(word));
  return [id, 1, (id * 7) % 5, id % 3];
};

/** The content of a BERT's tokenizer.json whose vocabulary is these words; the first four are the special ones. */
export const tokenizerOf = (words: readonly string[]) => {
  const special = (content: string) => ({
    id: words.indexOf(content),
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  });
  const piece = (id: string, type_id = 0) => ({ SpecialToken: { id, type_id } });
  return {
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
      pair: [
        piece("[CLS]"),
        { Sequence: { id: "A", type_id: 0 } },
        piece("[SEP]"),
        { Sequence: { id: "B", type_id: 1 } },
        piece("[SEP]", 1),
      ],
      special_tokens: Object.fromEntries(
        ["[CLS]", "[SEP]"].map((token) => [
          token,
          { id: token, ids: [words.indexOf(token)], tokens: [token] },
        ]),
      ),
    },
    decoder: null,
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(words.map((word, id) => [word, id])),
    },
  };
};

export const SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

/** Texts as they are, everything else as JSON. */
export const writeFiles = (folder: string, files: Readonly<Record<string, unknown>>): void => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
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
  writeFiles(folder, {
    "tokenizer.json": tokenizerOf(WORDS),
    "tokenizer_config.json": { tokenizer_class: "BertTokenizer", pad_token: "[PAD]" },
    ...files,
  });
};
