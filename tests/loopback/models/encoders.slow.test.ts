import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { densePorts } from "../../../adapters/encoders/dense-ports.js";
import { openProviderEncoder } from "../../../adapters/encoders/langchain.js";
import { weighedAnswer } from "../../../src/answering/answer.js";
import type { Library } from "../../../src/answering/finding/library.js";
import { answerSchema } from "../../../src/answering/schema.js";
import { generationStore } from "../../../src/generations/generation-store.js";
import { buildIndex } from "../../../src/indexing/build-index.js";
import { indexApart } from "../../../src/indexing/index-apart.js";
import { SILENT } from "../../../src/indexing/progress.js";
import { asking, PARKING, smallLibrary, TRAVEL } from "../../answering/small-library.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { EMBEDDING_FAULTS } from "./embedding-faults.js";
import { EMBEDDING_PROVIDERS, type EmbeddingProvider, encoding, meaningOf } from "./provider-embeddings.js";
import { baseUrl, startProvider } from "./provider-server.js";

const KEY = "test-key";
const HANGING_MS = 300;
const QUESTION = "How much is paid for hotels a night?";
const tools = { now: () => 0, newId: () => "a", link: () => null };
const words = smallLibrary([TRAVEL, PARKING]);

let server: Awaited<ReturnType<typeof startProvider>>;
beforeAll(async () => {
  server = await startProvider();
});
afterAll(() => server.stop());

const connection = (provider: EmbeddingProvider) => ({
  apiKey: KEY,
  baseUrl: baseUrl(provider, server.root),
});
const ask = async (library: Library) => {
  const { answer, confidence } = await weighedAnswer(library, asking(QUESTION), tools);
  return { answer: answerSchema.parse(answer), kind: confidence.kind };
};
const withoutTime = ({ id, timing, index, ...said }: Awaited<ReturnType<typeof ask>>["answer"]) => said;

describe.each(EMBEDDING_PROVIDERS)("the encoder of %s over HTTP", (provider) => {
  const open = async (deadlineMs: number, warnings: string[]) => {
    server.behave(encoding(provider, meaningOf));
    const ports = densePorts(`${provider}:m`, "", {
      providers: { [provider]: connection(provider) },
      deadlineMs,
      warn: (sentence) => warnings.push(sentence),
    });
    const lexicon = async () => null;
    return { ports, library: await indexApart(words.searcher.corpus, { ...ports, lexicon }, SILENT) };
  };

  test.each(EMBEDDING_FAULTS)(
    "$name costs a question its vector and nothing else",
    async ({ behaviour, said, hangs }) => {
      const warnings: string[] = [];
      const { ports, library } = await open(hangs ? HANGING_MS : 8000, warnings);
      expect((await ask(library)).kind).toBe("dense");
      server.behave(behaviour(provider));
      const plain = await ask(words);
      for (let i = 0; i < 2; i++) {
        const { answer, kind } = await ask(library);
        expect(kind).toBe("lexical");
        const notice = { kind: "degraded", text: expect.stringContaining(hangs ? "too long" : "failed") };
        expect(withoutTime(answer)).toEqual({
          ...withoutTime(plain.answer),
          notices: [...plain.answer.notices, notice],
        });
      }
      // One call a question: a second try is for the next question.
      expect(server.calls).toHaveLength(2);
      expect(warnings).toEqual([expect.stringMatching(said)]);
      expect(warnings.join()).not.toContain(KEY);
      expect(ports.trouble?.()).toBe(warnings[0]);
      server.behave(encoding(provider, meaningOf));
      const back = await ask(library);
      expect(back.kind).toBe("dense");
      expect(back.answer.notices).toEqual([]);
      expect(ports.trouble?.()).toBeNull();
      await ports.close();
    },
  );

  test("one that keeps hanging is left alone after three questions", async () => {
    const { library, ports } = await open(HANGING_MS, []);
    server.behave(() => undefined);
    for (let i = 0; i < 5; i++) await ask(library);
    expect(server.calls).toHaveLength(3);
    expect((await ask(library)).answer.notices.at(-1)?.text).toContain("not available at the moment");
    await ports.close();
  });
});

describe.each(EMBEDDING_PROVIDERS)("indexing with the encoder of %s", (provider) => {
  const limits = { questionMs: 2000, indexMs: HANGING_MS, probeMs: HANGING_MS, retries: 0 };
  const build = async (from: string, data: string) => {
    const named = await openProviderEncoder(`${provider}:m`, connection(provider), limits);
    const store = generationStore({ dataFolder: data, now: () => new Date(0), random: () => 0.5 });
    const graph = { available: async () => false, build: async () => null, open: async () => null };
    const choices = { folder: from, full: true, dryRun: false, startedAt: 0 };
    const encoder = await named.probe();
    return buildIndex(store, { ...choices, dense: { encoder, graph } }, SILENT, () => 0);
  };

  test.each(EMBEDDING_FAULTS)(
    "$name leaves the old generation, and says the cure",
    async ({ name, behaviour, said }) => {
      const documents = temporaryFolder();
      const data = temporaryFolder();
      await writeFile(join(documents, "travel.txt"), TRAVEL.text);
      const sound = encoding(provider, meaningOf);
      server.behave(sound);
      const first = (await build(documents, data)).result.generation;
      const before = await readdir(data, { recursive: true });
      await writeFile(join(documents, "parking.txt"), PARKING.text);

      const refused = async (soundCalls: number): Promise<Error> => {
        let calls = 0;
        const broken = behaviour(provider);
        server.behave((...call) => (calls++ < soundCalls ? sound : broken)(...call));
        return build(documents, data).then(
          () => Promise.reject(new Error("it was built")),
          (error: Error) => error,
        );
      };
      // Whoever only starts to ask cannot know which dimension is the right one.
      const anyDimension = /^(?:more|fewer) numbers/.test(name);
      for (const soundCalls of anyDimension ? [1] : [0, 1]) {
        const error = await refused(soundCalls);
        expect(error).toMatchObject({ code: "encoder", message: expect.stringMatching(said) });
        expect(error.message).toMatch(/Check .*\.$/);
        expect(error.message).not.toContain(KEY);
        expect(await readdir(data, { recursive: true })).toEqual(before);
      }
      const store = generationStore({ dataFolder: data, now: () => new Date(0), random: () => 0.5 });
      expect(await store.openCurrent()).toMatchObject({
        state: "ready",
        generation: { id: first },
        problems: [],
      });
      server.behave(sound);
      expect((await build(documents, data)).result).toMatchObject({ published: true, added: 1 });
    },
  );
});
