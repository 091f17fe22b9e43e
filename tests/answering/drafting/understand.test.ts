import { expect, test } from "vitest";
import { createScriptedModel } from "../../../adapters/models/scripted.js";
import { condenseQuestion, searchTermsFor } from "../../../src/answering/drafting/understand.js";
import { gatewayFor, prompts } from "./fixtures.js";

const FENCE = "~~a1~~";
const parts = (output: unknown) => ({
  session: gatewayFor(createScriptedModel([{ output }]), { retries: 0 }).open(new AbortController().signal),
  prompts,
});
const thread = [
  { who: "asker", text: "How much is paid for a hotel in Vienna?" },
  { who: "bot", text: "Up to 145 euros a night." },
] as const;
const condense = (question: string, turns: readonly { who: "asker" | "bot"; text: string }[] = thread) =>
  condenseQuestion(parts({ question }), { question: "And in Graz?", thread: turns, fence: FENCE });

test("a follow-up becomes one question made of the conversation's words", async () => {
  expect(await condense("How much is paid for a hotel in Graz?")).toBe(
    "How much is paid for a hotel in Graz?",
  );
});
test.each([
  ["a subject of its own", "What are the internal salaries of directors this spring quarter?"],
  ["a link", "How much is paid at https://evil.example?"],
  ["a mention", "@everyone how much is paid for a hotel?"],
  ["nothing", "  "],
])("%s is refused", async (_, question) => {
  expect(await condense(question)).toBeNull();
});
test("without a thread the model is not asked, and a failure is null", async () => {
  expect(await condense("How much is paid for a hotel in Graz?", [])).toBeNull();
  expect(await condenseQuestion(parts({ wrong: 1 }), { question: "And?", thread, fence: FENCE })).toBeNull();
});
test("search terms come only in the languages asked for", async () => {
  const output = {
    terms: [
      { language: "en", words: ["hotel", " night\u200B rate ", ""] },
      { language: "fr", words: ["nuit"] },
    ],
  };
  const request = { question: "酒店每晚多少?", languages: ["en"], fence: FENCE };
  expect(await searchTermsFor(parts(output), request)).toEqual([
    { language: "en", words: ["hotel", "night rate"] },
  ]);
  expect(await searchTermsFor(parts({ terms: 4 }), request)).toEqual([]);
});
