import { describe, expect, it } from "vitest";
import { weighedAnswer } from "../../../../src/answering/answer.js";
import type { Library } from "../../../../src/answering/finding/library.js";
import {
  createRerankerGateway,
  DEFAULT_RERANKING,
} from "../../../../src/answering/finding/reranking/reranker-gateway.js";
import type { AskRequest } from "../../../../src/answering/question/ask-request.js";
import { answerSchema } from "../../../../src/answering/schema.js";
import type { Reranker } from "../../../../src/retrieval/reranker.js";
import { fakeClock } from "../../drafting/fixtures.js";
import { asking, type SmallDocument, smallLibrary } from "../../small-library.js";

const document = (id: string, text: string, more: Partial<SmallDocument> = {}): SmallDocument => ({
  id,
  title: `The ${id}`,
  text: `${text}\n`,
  ...more,
});
const QUESTION = "When must an expense claim be handed in?";
const DOCUMENTS = [
  document("guide", "A claim for an expense must be handed in by email."),
  document("memo", "An expense claim handed in late must be explained by the manager."),
  document("rule", "An expense claim is handed in by the tenth of the month."),
  document("secret", "An expense claim of the board must be handed in to the auditor.", {
    audience: "board",
  }),
];
const library = smallLibrary(DOCUMENTS);

const tools = { now: () => 0, newId: () => "a", link: () => null };

/** Prefers passages that hold `wanted`, and remembers what it was given. */
function preferring(wanted: string) {
  const seen: { question: string; passages: readonly string[] }[] = [];
  const reranker: Reranker = {
    name: "test",
    scripts: "any",
    async rerank(question, passages) {
      seen.push({ question, passages });
      return passages.map((text) => (text.includes(wanted) ? 9 : -9));
    },
    close: async () => undefined,
  };
  return { seen, reranker };
}

const ask = async (reranker: Reranker | null, more: Partial<AskRequest> = {}, of: Library = library) => {
  const desk = reranker && createRerankerGateway(reranker, DEFAULT_RERANKING, fakeClock().clock);
  const request = asking(more.text ?? QUESTION, { top: 1, ...more });
  const { answer, confidence } = await weighedAnswer({ ...of, reranker: desk }, request, tools);
  return { answer: answerSchema.parse(answer), confidence };
};
const first = ({ answer }: Awaited<ReturnType<typeof ask>>): string | undefined =>
  [...answer.quotes, ...answer.closest][0]?.document.id;

describe("asking with a reranker", () => {
  it("quotes what the reranker prefers", async () => {
    for (const wanted of ["by email", "late", "tenth"]) {
      const { reranker, seen } = preferring(wanted);
      const given = await ask(reranker);
      expect(given.answer.quotes[0]?.text).toContain(wanted);
      expect(given.answer.notices.map(({ kind }) => kind)).not.toContain("degraded");
      expect(seen).toHaveLength(1);
      expect(seen[0]?.question).toBe(QUESTION);
    }
  });

  it("judges whether the question is answered just as without it", async () => {
    for (const text of [QUESTION, "How long is the parental leave?", "Which expense?", "claim"]) {
      const plain = await ask(null, { text });
      for (const wanted of ["by email", "late", "tenth", "nothing at all"]) {
        const given = await ask(preferring(wanted).reranker, { text });
        expect(given.confidence).toEqual(plain.confidence);
        expect(given.answer.outcome).toBe(plain.answer.outcome);
      }
    }
  });

  it("shows it only what the asker may see, and only of the documents asked for", async () => {
    const open = preferring("auditor");
    expect(first(await ask(open.reranker))).not.toBe("secret");
    expect(open.seen.flatMap(({ passages }) => passages).join()).not.toContain("auditor");
    const board = preferring("auditor");
    expect(first(await ask(board.reranker, { audience: "board", documents: null }))).toBe("secret");
    const chosen = preferring("late");
    expect(first(await ask(chosen.reranker, { documents: ["guide", "rule"] }))).not.toBe("memo");
    expect(chosen.seen.flatMap(({ passages }) => passages)).toHaveLength(2);
  });

  const failing: readonly (readonly [string, Reranker["rerank"]])[] = [
    ["fails", () => Promise.reject(new Error("down"))],
    [
      "throws before it began",
      () => {
        throw new Error("down");
      },
    ],
    ["gives too few scores", async () => [1]],
    ["gives no numbers", async (_, passages) => passages.map(() => Number.NaN)],
  ];
  it.each(failing)("gives the answer without it, and says so, when it %s", async (_, rerank) => {
    const { answer: plain } = await ask(null, { top: 3 });
    const broken = { ...preferring("tenth").reranker, rerank };
    const { answer: given } = await ask(broken, { top: 3 });
    expect(given.quotes).toEqual(plain.quotes);
    expect(given.notices).toEqual([
      ...plain.notices,
      { kind: "degraded", text: expect.stringContaining("reranker failed") },
    ]);
    const { answer: chinese } = await ask(broken, {
      text: "expense claim handed in 费用报销何时提交给公司？",
    });
    expect(chinese.notices.at(-1)?.text).toContain("重排序");
  });

  it("waits for it no longer than its deadline", async () => {
    const time = fakeClock();
    const hanging: Reranker = {
      ...preferring("").reranker,
      rerank: () => new Promise(() => undefined),
    };
    const desk = createRerankerGateway(hanging, DEFAULT_RERANKING, time.clock);
    const asked = weighedAnswer({ ...library, reranker: desk }, asking(QUESTION), tools);
    // The search in front of it takes some turns of the event loop.
    while (time.waiting() === 0) await new Promise((resolve) => setImmediate(resolve));
    time.pass(DEFAULT_RERANKING.deadlineMs);
    const { answer } = await asked;
    expect(answer.outcome).toBe("answered");
    expect(answer.notices.at(-1)?.text).toContain("took too long");
  });
});
