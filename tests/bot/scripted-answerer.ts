import { createHash } from "node:crypto";
import type { Answer, AnswerQuote } from "../../src/answering/schema.js";
import type { Answerer, AskedQuestion, SourceText } from "../../src/bot/answerer.js";
import type { DocumentMetadata } from "../../src/documents/document.js";

/** A small answerer for tests of the bot: real slices of real texts, found by counting common words. */

export interface ScriptedDocument {
  readonly id: string;
  readonly audience: string;
  readonly title: string;
  readonly text: string;
}

export const SCRIPTED: readonly ScriptedDocument[] = [
  {
    id: "travel",
    audience: "public",
    title: "Travel policy",
    text: "Hotels\n\nA hotel in Berlin may cost up to 150 euros a night. A hotel in Paris may cost up to 190 euros a night.\n\nTrains\n\nTrains are booked in second class. First class needs the consent of Finance until 31 March 2027.\n",
  },
  {
    id: "leave",
    audience: "public",
    title: "Leave policy",
    text: "Leave\n\nEvery employee has 30 days of leave a year. Interns have 12 days of leave a year.\n",
  },
  {
    id: "canary",
    audience: "internal",
    title: "Quokkaville merger plan",
    text: "Merger\n\nThe quokkaville merger pays 7777 euros for every hotel.\n",
  },
];

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const COMMON = new Set("a an the in of may is are up to for what how and does do i much many".split(" "));

export interface ScriptedOptions {
  readonly documents?: readonly ScriptedDocument[];
  readonly generation?: () => string;
  /** Runs before each answer; may wait or throw. */
  readonly before?: (question: AskedQuestion) => Promise<void>;
}

export const scriptedAnswerer = (
  options: ScriptedOptions = {},
): Answerer & { readonly asked: AskedQuestion[] } => {
  const documents = options.documents ?? SCRIPTED;
  const generation = options.generation ?? (() => "g1");
  const asked: AskedQuestion[] = [];
  let counter = 0;
  const allowed = (audience: string) =>
    documents.filter((document) => document.audience === "public" || document.audience === audience);
  const version = (text: string): string => createHash("sha256").update(text).digest("hex");
  const metadata = (document: ScriptedDocument): DocumentMetadata => ({
    title: document.title,
    issuer: "Finance",
    jurisdiction: null,
    kind: "policy",
    published: null,
    effectiveFrom: "2025-01-01",
    effectiveUntil: null,
    supersedes: null,
    language: "en",
    authoritativeLanguage: null,
    url: null,
    audience: document.audience,
    owner: null,
    caution: null,
  });
  const sentencesOf = (text: string): { start: number; end: number }[] =>
    [...text.matchAll(/[A-Z][^.\n]*\./g)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
  const quote = (document: ScriptedDocument, start: number, end: number): AnswerQuote => ({
    text: document.text.slice(start, end),
    start,
    end,
    lead: null,
    section: ["Section"],
    place: null,
    document: {
      id: document.id,
      version: version(document.text),
      title: document.title,
      issuer: "Finance",
      kind: "policy",
      status: "in-force",
      effectiveFrom: "2025-01-01",
      effectiveUntil: null,
      url: null,
    },
    link: null,
  });
  const find = (question: AskedQuestion): { score: number; quote: AnswerQuote }[] => {
    const words = wordsOf(question.text).filter((word) => !COMMON.has(word));
    return allowed(question.audience)
      .flatMap((document) =>
        sentencesOf(document.text).map(({ start, end }) => {
          const there = new Set(wordsOf(document.text.slice(start, end)));
          return {
            score: words.filter((word) => there.has(word)).length,
            quote: quote(document, start, end),
          };
        }),
      )
      .sort((a, b) => b.score - a.score);
  };
  return {
    asked,
    async ask(question): Promise<Answer> {
      asked.push(question);
      const running = generation();
      await options.before?.(question);
      const found = find(question);
      const best = found
        .filter(({ score }) => score > 1 && score === found[0]?.score)
        .map((hit) => hit.quote);
      const common = {
        schema: 1 as const,
        id: `answer-${++counter}`,
        question: question.text,
        mode: "quotes" as const,
        statements: best.map(({ text }, index) => ({ text, quotes: [index] })),
        quotes: best,
        closest: best.length > 0 ? [] : found.slice(0, 2).map((hit) => hit.quote),
        notices: [],
        asOf: "2026-11-21",
        audience: question.audience,
        index: { generation: running, builtAt: "2026-11-20T10:00:00.000Z" },
        timing: { totalMs: 1, encodeMs: 0, searchMs: 1, modelMs: 0 },
      };
      return best.length > 0
        ? { ...common, outcome: "answered", answer: best.map(({ text }) => text).join("\n") }
        : { ...common, outcome: "not-covered", answer: "The documents do not say." };
    },
    async describe(audience) {
      return {
        documents: allowed(audience).map((document) => ({
          id: document.id,
          title: document.title,
          issuer: "Finance",
          status: "in-force",
          effectiveFrom: "2025-01-01",
          effectiveUntil: null,
          url: null,
          headings: [...document.text.matchAll(/^([A-Z]\w+)$/gm)].map((match) => match[1] ?? ""),
        })),
        generation: generation(),
        builtAt: "2026-11-20T10:00:00.000Z",
      };
    },
    async source(id, edition, audience): Promise<SourceText | null> {
      const document = (audience === null ? documents : allowed(audience)).find(
        (candidate) => candidate.id === id,
      );
      if (document === undefined) return null;
      const current = version(document.text);
      if (edition !== null && edition !== current && edition !== generation()) return null;
      const heads = [...document.text.matchAll(/^([A-Z]\w+)$/gm)];
      return {
        id,
        version: current,
        generation: generation(),
        text: document.text,
        metadata: metadata(document),
        status: "in-force",
        sections: heads.map((head, index) => ({
          path: [head[1] ?? ""],
          start: head.index,
          end: heads[index + 1]?.index ?? document.text.length,
        })),
        sentences: sentencesOf(document.text),
        currentVersion: current,
      };
    },
  };
};
