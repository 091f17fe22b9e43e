import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import { describe, expect, it } from "vitest";
import { startEncoderThread } from "../../../../adapters/encoders/embedded.js";
import { openPairTokenizer } from "../../../../adapters/encoders/folder/pair-tokenizer.js";
import { openFolderReranker } from "../../../../adapters/encoders/reranking/folder-reranker.js";
import {
  createRerankerGateway,
  DEFAULT_RERANKING,
} from "../../../../src/answering/finding/reranking/reranker-gateway.js";
import { realClock } from "../../../answering/drafting/fixtures.js";
import { rerankerContract } from "../../../contracts/reranker-contract.js";
import { temporaryFolder } from "../../../temporary-folder.js";
import { startDyingThread } from "../dying-thread.js";
import { type TinyCrossEncoder, writeTinyCrossEncoder } from "../tiny-cross-encoder.js";
import { SPECIAL, tokenizerOf, writeTinyModel } from "../tiny-model.js";

const MEANINGS = {
  when: [1, 0],
  leave: [0, 1],
  passage: [0.1, 0.1],
  question: [0, 0],
  a: [0.2, 0],
  b: [0, 0.3],
};
const folderOf = (tiny: Partial<TinyCrossEncoder> = {}): string => {
  const folder = temporaryFolder();
  writeTinyCrossEncoder(folder, { meanings: MEANINGS, ...tiny });
  return folder;
};
const never = (): AbortSignal => new AbortController().signal;
const scoresOf = async (tiny: Partial<TinyCrossEncoder>, question: string, passages: readonly string[]) => {
  const reranker = openFolderReranker(folderOf(tiny));
  try {
    return await reranker.rerank(question, passages, never());
  } finally {
    await reranker.close();
  }
};

const shared = folderOf();
rerankerContract("a cross-encoder from a folder", async () => openFolderReranker(shared));

describe("a cross-encoder from a folder", () => {
  it("scores each passage as read with the question", async () => {
    const scores = await scoresOf({}, "when leave", ["when", "leave leave", "a b", "nothing"]);
    [1, 2, 0.5, 0].forEach((score, i) => void expect(scores[i]).toBeCloseTo(score, 5));
  });

  const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
  const ACTIVATION = "torch.nn.modules.activation.Sigmoid";
  it.each<[string, Partial<TinyCrossEncoder>, number]>([
    ["the number as it is", {}, 3],
    ["its sigmoid, by our file", { files: { "reranker.json": { activation: "sigmoid" } } }, sigmoid(3)],
    [
      "its sigmoid, by the model's file",
      { files: { "config.json": { sentence_transformers: { activation_fn: ACTIVATION } } } },
      sigmoid(3),
    ],
    [
      "its sigmoid, by an older model's file",
      { files: { "config.json": { sbert_ce_default_activation_function: ACTIVATION } } },
      sigmoid(3),
    ],
    [
      "our file's word before the model's",
      {
        files: {
          "reranker.json": { activation: "none" },
          "config.json": { sbert_ce_default_activation_function: ACTIVATION },
        },
      },
      3,
    ],
    ["how much more of two speaks for the passage", { two: true }, 6],
    ["something without knowing which text is which", { types: false }, 4],
  ])("gives %s", async (_, tiny, expected) => {
    const [score] = await scoresOf(tiny, "when", ["when when when"]);
    expect(score).toBeCloseTo(expected, 5);
  });

  it("cuts the passage, not the question", async () => {
    const files = { "reranker.json": { maxTokens: 12 } };
    // Nine tokens of text: all five of the question stay, four of the passage.
    const [cut] = await scoresOf({ files }, "when when a a a", [`a a a ${"when ".repeat(50)}`]);
    expect(cut).toBeCloseTo(2.6 * 1.6, 5);
    // A question that would leave the passage less than half is cut too.
    const [long] = await scoresOf({ files }, "when ".repeat(50), ["when ".repeat(50)]);
    expect(long).toBeCloseTo(5 * 4, 5);
    // What a short passage leaves free is the question's.
    const [short] = await scoresOf({ files }, "when ".repeat(50), ["when"]);
    expect(short).toBeCloseTo(8 * 1, 5);
  });

  it("puts the texts together as its tokenizer does", () => {
    const tokenizer = openPairTokenizer(shared, 64);
    const words = [...SPECIAL, ...Object.keys(MEANINGS)];
    const theirs = new Tokenizer(tokenizerOf(words), {}).encode("when? leave", {
      text_pair: "a passage b",
      return_token_type_ids: true,
    });
    expect(tokenizer.encode({ question: "when? leave", passage: "a passage b" })).toEqual({
      ids: theirs.ids,
      types: theirs.token_type_ids,
    });
  });

  it("is taken for one that reads no Chinese, unless its vocabulary or its settings say otherwise", () => {
    const scripts = (files: Readonly<Record<string, unknown>>): string =>
      openFolderReranker(folderOf({ files })).scripts;
    const hanzi = (count: number) => ({
      "tokenizer.json": tokenizerOf([
        ...SPECIAL,
        ...Array.from({ length: count }, (_, i) => String.fromCodePoint(0x4e00 + i)),
      ]),
    });
    expect(scripts({})).toBe("latin");
    expect(scripts(hanzi(300))).toBe("latin");
    expect(scripts(hanzi(5000))).toBe("any");
    const pieces = Array.from({ length: 5000 }, (_, i) => [String.fromCodePoint(0x4e00 + i), -1]);
    expect(scripts({ "tokenizer.json": { model: { type: "Unigram", vocab: pieces } } })).toBe("any");
    expect(scripts({ "reranker.json": { scripts: "any" } })).toBe("any");
    expect(scripts({ ...hanzi(5000), "reranker.json": { scripts: "latin" } })).toBe("latin");
  });
});

describe("the thread of a cross-encoder", () => {
  it("is replaced when it dies, and its work is repeated", async () => {
    let starts = 0;
    const reranker = openFolderReranker(shared, (setup) => {
      starts += 1;
      return starts === 1 ? startDyingThread(setup, 2) : startEncoderThread(setup);
    });
    const passages = Array.from({ length: 30 }, (_, i) => "when ".repeat(i));
    const scores = await reranker.rerank("when", passages, never());
    scores.forEach((score, i) => void expect(score).toBeCloseTo(i, 4));
    expect(starts).toBe(2);
    await reranker.close();
  });

  it("that dies whenever it works costs the question nothing but the order", async () => {
    const reranker = openFolderReranker(shared, (setup) => startDyingThread(setup, 1));
    const settings = { ...DEFAULT_RERANKING, deadlineMs: 60_000 };
    const desk = createRerankerGateway(reranker, settings, realClock);
    expect(await desk.score("when", ["a", "b"])).toMatchObject({ ok: false, reason: "failed" });
    await reranker.close();
  });

  it("is spared what nobody waits for any more", async () => {
    const batches: number[] = [];
    const reranker = openFolderReranker(shared, (setup) => {
      const thread = startEncoderThread(setup);
      const post = thread.postMessage.bind(thread);
      thread.postMessage = (message) => {
        if (message.kind === "run") batches.push(message.inputs.length);
        post(message);
      };
      return thread;
    });
    await reranker.rerank("when", ["a"], never());
    const gone = new AbortController();
    const asked = reranker.rerank("when", Array(80).fill("leave a b"), gone.signal);
    gone.abort(new Error("gone"));
    await expect(asked).rejects.toThrow("gone");
    expect(await reranker.rerank("when", ["when"], never())).toEqual([1]);
    // One alone, one batch that had begun, one alone.
    expect(batches).toEqual([1, 8, 1]);
    await reranker.close();
  });
});

describe("a folder that holds no cross-encoder", () => {
  it.each(["model.onnx", "tokenizer.json"])("is refused at once without %s", (file) => {
    const folder = folderOf();
    rmSync(join(folder, file));
    expect(() => openFolderReranker(folder)).toThrow(
      expect.objectContaining({ code: "encoder", cure: expect.stringContaining("VERSE_RERANKER") }),
    );
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["a misspelt key", { "reranker.json": { activaton: "sigmoid" } }],
    ["settings that are no JSON", { "reranker.json": "{" }],
    ["a config of another form", { "config.json": { max_position_embeddings: "many" } }],
  ])("is refused at once with %s", (_, files) => {
    expect(() => openFolderReranker(folderOf({ files }))).toThrow(
      expect.objectContaining({ code: "encoder" }),
    );
  });

  const failing: readonly (readonly [string, () => string, RegExp])[] = [
    [
      "an encoder",
      () => {
        const folder = temporaryFolder();
        writeTinyModel(folder);
        return folder;
      },
      /no score of a question and a passage/,
    ],
    [
      "a tokenizer without a form for two texts",
      () => {
        const tokenizer = tokenizerOf(SPECIAL);
        const single = { ...tokenizer.post_processor, pair: tokenizer.post_processor.single };
        return folderOf({ files: { "tokenizer.json": { ...tokenizer, post_processor: single } } });
      },
      /no form for two texts/,
    ],
    [
      "a file that is no model",
      () => {
        const folder = folderOf();
        writeFileSync(join(folder, "model.onnx"), "no model");
        return folder;
      },
      /cannot start here/,
    ],
  ];
  it.each(failing)("is refused at the first question with %s", async (_, folder, problem) => {
    const reranker = openFolderReranker(folder());
    await expect(reranker.rerank("when", ["a", "b"], never())).rejects.toMatchObject({
      code: "encoder",
      problem,
    });
    await reranker.close();
  });
});
