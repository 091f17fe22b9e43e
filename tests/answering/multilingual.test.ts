// Covers: composing/wording/choose-wording.ts, finding/encoding/local-encoder.ts, question/asker-language.ts
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProviderEncoder } from "../../adapters/encoders/langchain.js";
import { weighedAnswer } from "../../src/answering/answer.js";
import type { Library } from "../../src/answering/finding/library.js";
import { answerSchema } from "../../src/answering/schema.js";
import { indexApart } from "../../src/indexing/index-apart.js";
import { SILENT } from "../../src/indexing/progress.js";
import type { Encoder } from "../../src/retrieval/encoder.js";
import type { GraphPort } from "../../src/retrieval/vector-ports.js";
import { sendJson, startProvider } from "../loopback/models/provider-server.js";
import { asking, smallLibrary } from "./small-library.js";

/** What the stand-in encoder understands, in both languages. */
const CONCEPTS = [
  /hotel|酒店|住宿/iu,
  /garage|car park|停车/u,
  /leave|年假/u,
  /laptop|computer|电脑/u,
  /canteen|lunch|食堂/u,
  /invoice|发票/u,
  /visitor|guest|访客/u,
  /overtime|加班/u,
];
const TEXTS = [
  "Hotels are paid up to 145 euros a night.",
  "The garage closes at ten every evening.",
  "Annual leave is requested two weeks ahead.",
  "A laptop is replaced after four years.",
  "The canteen serves lunch from noon.",
  "An invoice is paid within thirty days.",
  "Every visitor signs in at the desk.",
  "加班须由部门经理事先批准，并在系统中登记。",
];
const NOISE = 8;

/** A direction for each concept, one that all texts about the office share, and a little that is a text's own. */
function embed(text: string): number[] {
  const known = CONCEPTS.map((words) => (words.test(text) ? 1 : 0));
  const office = known.includes(1) ? [1.2, 0] : [0, 1.5];
  let state = [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0, 7);
  const own = Array.from({ length: NOISE }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 32 - 0.5) * 0.6;
  });
  return [...known, ...office, ...own];
}

const noGraph: GraphPort = { available: async () => false, build: async () => null, open: async () => null };
const { corpus } = smallLibrary(
  TEXTS.map((text, i) => ({ id: `d${i}`, title: `Document ${i}`, text: `${text}\n` })),
).searcher;
const libraryOf = (encoder: Encoder): Promise<Library> =>
  indexApart(
    corpus,
    {
      graph: noGraph,
      lexicon: async () => null,
      encoder: async () => ({ encoder, problem: null }),
      close: () => encoder.close(),
    },
    SILENT,
  );

let server: Awaited<ReturnType<typeof startProvider>>;
const sent: string[] = [];
let any: Encoder;
let latin: Encoder;
let multilingual: Library;
beforeAll(async () => {
  server = await startProvider();
  server.behave((response, { body }) => {
    const { input } = JSON.parse(body) as { input: string[] };
    sent.push(...input);
    const data = input.map((text, index) => ({ object: "embedding", index, embedding: embed(text) }));
    sendJson(response, { object: "list", data, model: "m", usage: { prompt_tokens: 1, total_tokens: 1 } });
  });
  any = await createProviderEncoder("openai:multilingual", { baseUrl: `${server.root}/v1` });
  // The same one, as far as a program can tell that knows only Latin letters.
  latin = {
    ...any,
    scripts: "latin",
    encode: async (texts, purpose) => {
      const vectors = await any.encode(texts, purpose);
      return vectors.map((vector, i) =>
        /\p{Script=Han}/u.test(texts[i] ?? "") ? new Float32Array(any.dimension) : vector,
      );
    },
  };
  multilingual = await libraryOf(any);
});
afterAll(() => server.stop());

const tools = { now: () => 0, newId: () => "a", link: () => null };
const ask = async (library: Library, text: string) => {
  const { answer, confidence } = await weighedAnswer(library, asking(text, { top: 1 }), tools);
  return { answer: answerSchema.parse(answer), confidence, first: answer.quotes[0]?.text };
};

describe("an encoder that reads every script", () => {
  test("is given every passage and sentence as it is, and gives each a vector", async () => {
    expect(any.scripts).toBe("any");
    expect(sent).toContain(TEXTS[7]);
    const { dense } = multilingual.searcher;
    for (let row = 0; row < corpus.passageDocument.length; row++)
      expect(dense?.passages.hasVector(row)).toBe(true);
  });

  test("is given a question as it was asked", async () => {
    for (const question of ["住宿费每晚最多报销多少？", "How much is paid for a hotel?"]) {
      await ask(multilingual, question);
      expect(sent.at(-1)).toBe(question);
    }
  });

  test.each([
    ["住宿费每晚最多报销多少？", 0],
    ["停车的地方几点关门？", 1],
    ["年假要提前多久申请？", 2],
    ["电脑几年更换一次？", 3],
    ["发票多久付款？", 5],
  ])("finds the English answer to %s without a dictionary", async (question, document) => {
    const { answer, confidence, first } = await ask(multilingual, question);
    expect(answer.outcome).toBe("answered");
    expect(first).toBe(TEXTS[document]);
    expect(confidence.kind).toBe("meaning");
  });

  test("finds the Chinese answer to an English question, and to a Chinese one", async () => {
    expect((await ask(multilingual, "Who approves overtime?")).first).toBe(TEXTS[7]);
    const { first, confidence } = await ask(multilingual, "谁批准加班？");
    expect(first).toBe(TEXTS[7]);
    expect(confidence.kind).toBe("dense");
  });

  test.each(["今天天气怎么样？", "谁发明了电话？"])("does not answer %s", async (question) => {
    expect((await ask(multilingual, question)).answer.outcome).toBe("not-covered");
  });
});

describe("an encoder that reads Latin letters", () => {
  test("takes no part where it cannot read", async () => {
    const library = await libraryOf(latin);
    const { answer } = await ask(library, "住宿费每晚最多报销多少？");
    expect(answer.outcome).toBe("not-covered");
    const scope = library.searcher.scope(null);
    const vector = (await library.encoder?.("Who approves overtime?", null))?.vector ?? null;
    const { hits } = library.searcher.search("加班 overtime", vector, scope, { count: 9, chosen: null });
    const chinese = hits.filter(({ row }) => (corpus.passageDocument[row] ?? 0) === 7);
    expect(chinese.map(({ passageCosine }) => passageCosine)).toEqual([null]);
    const foreign = await library.encoder?.("谁批准加班？", null);
    expect(foreign).toEqual({ vector: null, failure: null });
    const translated = await library.encoder?.("谁批准加班？", "who approve overtime");
    expect(translated?.vector).not.toBeNull();
  });
});
