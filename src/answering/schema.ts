import { z } from "zod";
import { DOCUMENT_KINDS } from "../documents/document.js";
import { STATUSES } from "../documents/validity.js";

/** The public answer, version 1: a union told apart by `outcome`. */

const NOTICE_KINDS = [
  "validity",
  "overview",
  "uncertain",
  "ended",
  "not-yet-in-force",
  "not-adopted",
  "report",
  "source-damaged",
  "translation",
  "conflict",
  "degraded",
] as const;

/** How the quotes of an answer belong together. */
const ANSWER_FORMS = [
  /** Each says it by itself, the best first. */
  "sentences",
  /** The items of one list in the document's order; the first carries the line that opens it. */
  "list",
  /** The headings of one document in its order. */
  "outline",
  /** What each of several documents says or holds. */
  "documents",
  /** What is compared, side by side. */
  "comparison",
  /** What an older edition says and a newer one: each statement names a change and its quotes, the older first. */
  "changes",
] as const;

export { STATUSES };

const span = { text: z.string(), start: z.int().nonnegative(), end: z.int().nonnegative() };

export const quoteSchema = z.strictObject({
  ...span,
  lead: z.strictObject(span).nullable(),
  section: z.array(z.string()),
  /** Where the quote begins in its file, counted from 1. */
  place: z.strictObject({ line: z.int().positive() }).nullable(),
  document: z.strictObject({
    id: z.string(),
    version: z.string(),
    title: z.string(),
    issuer: z.string().nullable(),
    kind: z.enum(DOCUMENT_KINDS),
    status: z.enum(STATUSES),
    effectiveFrom: z.string().nullable(),
    effectiveUntil: z.string().nullable(),
    url: z.string().nullable(),
  }),
  link: z.string().nullable(),
});

const noticeSchema = z.strictObject({ kind: z.enum(NOTICE_KINDS), text: z.string() });
const statementSchema = z.strictObject({ text: z.string(), quotes: z.array(z.int().nonnegative()) });
const choiceSchema = z.strictObject({ label: z.string(), quotes: z.array(quoteSchema) });

const common = {
  schema: z.literal(1),
  id: z.string(),
  question: z.string(),
  mode: z.enum(["quotes", "model"]),
  form: z.enum(ANSWER_FORMS).default("sentences"),
  answer: z.string(),
  statements: z.array(statementSchema),
  quotes: z.array(quoteSchema),
  closest: z.array(quoteSchema),
  notices: z.array(noticeSchema),
  asOf: z.string(),
  audience: z.string(),
  index: z.strictObject({ generation: z.string(), builtAt: z.string() }),
  timing: z.strictObject({
    totalMs: z.number(),
    encodeMs: z.number(),
    searchMs: z.number(),
    modelMs: z.number(),
  }),
  context: z.strictObject({ from: z.string(), question: z.string() }).optional(),
};

export const answerSchema = z.discriminatedUnion("outcome", [
  z.strictObject({ ...common, outcome: z.literal("answered") }),
  z.strictObject({ ...common, outcome: z.literal("not-covered") }),
  z.strictObject({ ...common, outcome: z.literal("ambiguous"), choices: z.array(choiceSchema) }),
  z.strictObject({ ...common, outcome: z.literal("not-allowed"), needed: z.string() }),
  z.strictObject({
    ...common,
    outcome: z.literal("unavailable"),
    error: z.strictObject({ id: z.string(), message: z.string(), cure: z.string() }),
  }),
]);

export type Answer = z.infer<typeof answerSchema>;
export type AnswerForm = Answer["form"];
export type Outcome = Answer["outcome"];
export type AnswerQuote = z.infer<typeof quoteSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type NoticeKind = Notice["kind"];
export type Statement = z.infer<typeof statementSchema>;
export type Choice = z.infer<typeof choiceSchema>;
export type Status = AnswerQuote["document"]["status"];
