import { expect, it } from "vitest";
import type { FilledPrompt, Model } from "../../src/answering/drafting/model.js";
import type { Statement } from "../../src/answering/schema.js";
import type { AskedQuestion } from "../../src/bot/answerer.js";
import { libraryAnswerer } from "../../src/serving/library-answerer.js";
import { toolsFor } from "../answering/model-for-tests.js";
import { smallLibrary, TRAVEL } from "../answering/small-library.js";
import { gate } from "../bot/replies.js";

const HOTEL = "How much is paid for a hotel a night?";
const library = smallLibrary([TRAVEL]);
const kept = library.searcher.corpus.documents.map((one) => ({
  ...one,
  path: "travel.txt",
  fingerprint: "",
  warnings: [],
}));

/** What the bot asks through, with a model that shows what it was given. */
const answererWith = (play: (prompt: FilledPrompt<unknown>, signal: AbortSignal) => Promise<unknown>) => {
  const model: Model = {
    draft: async (prompt, signal) => ({
      output: prompt.schema.parse(await play(prompt, signal)),
      usage: null,
    }),
  };
  const answerer = libraryAnswerer({
    live: { current: () => ({ library, kept }) },
    history: { find: async () => null },
    tools: toolsFor(model).tools,
    today: () => "2026-05-01",
    links: () => null,
    top: 3,
    inForceOnly: false,
    patience: () => new AbortController().signal,
  });
  return (text: string, more: Partial<AskedQuestion> = {}) =>
    answerer.ask({ text, audience: "public", ...more });
};

const numberOf = (words: string, { user }: FilledPrompt<unknown>): number =>
  Number(new RegExp(`^\\[(\\d+)\\] .*${words}`, "m").exec(user)?.[1]);
const drafted = (prompt: FilledPrompt<unknown>) => ({
  outcome: "answered",
  statements: [{ text: "A hotel is paid up to €145 a night.", sentences: [numberOf("145 euros", prompt)] }],
  choices: [],
});

it("shows a model what was said in the thread, and takes its understanding", async () => {
  const shown: string[] = [];
  const ask = answererWith(async (prompt) => {
    if (prompt.name !== "condense") return drafted(prompt);
    shown.push(prompt.user);
    return { question: HOTEL };
  });
  const thread = [{ who: "asker" as const, text: "Who may book a hotel?" }];
  const answer = await ask("How much, for a hotel?", { conversation: { said: "and how much?", thread } });
  expect(shown.join()).toContain("asker: Who may book a hotel?");
  expect(shown.join()).toContain("and how much?");
  expect(answer).toMatchObject({
    question: HOTEL,
    context: { from: "Who may book a hotel?" },
    mode: "model",
  });
});

it("tells a model the language of the asker's platform where the words do not tell it", async () => {
  const languages: string[] = [];
  const ask = answererWith(async (prompt) => {
    languages.push(prompt.system + prompt.user);
    return drafted(prompt);
  });
  await ask("Hotel?", { locale: "de-DE" });
  await ask("Hotel?", { locale: "fr" });
  expect(languages.map((shown) => /this language: (\w+)/.exec(shown)?.[1])).toEqual(["German", "French"]);
});

it("hands statements on as they pass their checks", async () => {
  const seen: Statement[] = [];
  const answer = await answererWith(async (prompt) => drafted(prompt))(HOTEL, {
    onStatement: ({ statement }) => seen.push(statement),
  });
  expect(seen).toEqual(answer.statements);
  expect(seen).toHaveLength(1);
});

it("cancels the model's work, and gives no half answer", async () => {
  const begun = gate();
  const stop = new AbortController();
  const reasons: unknown[] = [];
  const ask = answererWith(async (_prompt, signal) => {
    begun.open();
    return new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => {
        reasons.push(signal.reason);
        reject(signal.reason);
      });
    });
  });
  const asked = ask(HOTEL, { signal: stop.signal });
  await begun.opened;
  stop.abort(new Error("taken back"));
  await expect(asked).rejects.toThrow("taken back");
  expect(reasons).toHaveLength(1);
  await expect(ask(HOTEL, { signal: stop.signal })).rejects.toThrow("taken back");
});
