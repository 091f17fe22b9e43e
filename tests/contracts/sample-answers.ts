import type { Answer, AnswerQuote } from "../../src/answering/schema.js";
import type { AnswerReply } from "../../src/bot/reply.js";
import { english } from "../../src/bot/texts/english-texts.js";
import type { Texts } from "../../src/bot/texts.js";

/** Replies for tests of adapters: right in shape, made of whatever texts a test wants to see come out. */

export const sampleQuote = (text: string, more: Partial<AnswerQuote> = {}): AnswerQuote => ({
  text,
  start: 100,
  end: 100 + text.length,
  lead: null,
  section: ["4. Travel", "4.2 Hotels"],
  place: { line: 12 },
  document: {
    id: "travel",
    version: "0".repeat(64),
    title: "Travel policy",
    issuer: "Finance",
    kind: "policy",
    status: "in-force",
    effectiveFrom: "2025-03-01",
    effectiveUntil: null,
    url: "https://example.org/travel",
  },
  link: null,
  ...more,
});

const common = (id: string, quotes: readonly AnswerQuote[]) => ({
  schema: 1 as const,
  id,
  question: "What may I claim for a hotel?",
  mode: "quotes" as const,
  answer: quotes.map((quote) => quote.text.replace(/\s+/g, " ")).join("\n"),
  statements: quotes.map((quote, index) => ({ text: quote.text.replace(/\s+/g, " "), quotes: [index] })),
  quotes: [...quotes],
  closest: [],
  notices: [],
  asOf: "2026-11-21",
  audience: "public",
  index: { generation: "g1", builtAt: "2026-11-20T10:00:00.000Z" },
  timing: { totalMs: 12, encodeMs: 3, searchMs: 4, modelMs: 0 },
});

export const answeredWith = (id: string, texts: readonly string[]): Answer => ({
  ...common(
    id,
    texts.map((text) => sampleQuote(text)),
  ),
  outcome: "answered",
});

export const unavailable = (id: string): Answer => ({
  ...common(id, []),
  outcome: "unavailable",
  error: { id, message: "Something failed.", cure: `Give the id ${id} to a maintainer.` },
});

export const replyWith = (
  answer: Answer,
  more: Partial<AnswerReply> = {},
  texts: Texts = english,
): AnswerReply => ({
  type: "answer",
  texts,
  private: false,
  answer,
  buttons: ["helpful", "not-helpful"],
  page: 0,
  replace: false,
  ...more,
});
