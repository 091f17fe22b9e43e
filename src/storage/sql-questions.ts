import { z } from "zod";
import { modelUseSchema } from "../answering/drafting/model-use.js";
import { answerSchema } from "../answering/schema.js";
import type { Database, Row, Statement } from "./database.js";
import { quoteIdentities, toLogged } from "./logged-question.js";
import type { Feedback, HelpRequest, QuestionRecord, Questions } from "./store.js";

const recordSchema = z.object({
  id: z.string(),
  asked_at: z.number(),
  expires_at: z.number(),
  platform: z.string(),
  person_key: z.string(),
  place_key: z.string(),
  thread_key: z.string(),
  message_key: z.string().nullable(),
  audience: z.string(),
  private: z.number(),
  logged: z.number(),
  answer: z.string(),
  model: z.string().nullable(),
});

const toRecord = (row: Row): QuestionRecord => {
  const parsed = recordSchema.parse(row);
  return {
    id: parsed.id,
    askedAt: parsed.asked_at,
    expiresAt: parsed.expires_at,
    platform: parsed.platform,
    personKey: parsed.person_key,
    placeKey: parsed.place_key,
    threadKey: parsed.thread_key,
    messageKey: parsed.message_key,
    audience: parsed.audience,
    private: parsed.private === 1,
    logged: parsed.logged === 1,
    answer: answerSchema.parse(JSON.parse(parsed.answer)),
    ...(parsed.model === null ? {} : { model: modelUseSchema.parse(JSON.parse(parsed.model)) }),
  };
};

const feedbackSchema = z.object({
  question_id: z.string(),
  person_key: z.string(),
  vote: z.enum(["helpful", "not-helpful"]),
  reason: z.string().nullable(),
  at: z.number(),
});
const helpSchema = z.object({
  question_id: z.string(),
  asked_at: z.number(),
  resolved_at: z.number().nullable(),
});

const saveStatements = (record: QuestionRecord): Statement[] => [
  {
    sql: `INSERT INTO questions (id, asked_at, expires_at, platform, person_key, place_key, thread_key, message_key,
        audience, private, logged, outcome, generation, answer, model)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET private = excluded.private, answer = excluded.answer, model = excluded.model`,
    params: [
      record.id,
      record.askedAt,
      record.expiresAt,
      record.platform,
      record.personKey,
      record.placeKey,
      record.threadKey,
      record.messageKey,
      record.audience,
      record.private ? 1 : 0,
      record.logged ? 1 : 0,
      record.answer.outcome,
      record.answer.index.generation,
      JSON.stringify(record.answer),
      record.model === undefined ? null : JSON.stringify(record.model),
    ],
  },
  ...quoteIdentities(record.answer).map(
    (quote, position): Statement => ({
      sql: `INSERT INTO quotes (question_id, position, document, version, start_at, end_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (question_id, position) DO NOTHING`,
      params: [record.id, position, quote.document, quote.version, quote.start, quote.end],
    }),
  ),
];

const toFeedback = ({ person_key, vote, reason, at }: z.output<typeof feedbackSchema>): Feedback => ({
  personKey: person_key,
  vote,
  reason,
  at,
});

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};

const OF_PERSON = "SELECT id FROM questions WHERE person_key = ?";

export const sqlQuestions = (database: Database): Questions => {
  const one = async (statement: Statement): Promise<QuestionRecord | null> => {
    const [rows] = await database.run([statement]);
    const row = rows?.[0];
    return row === undefined ? null : toRecord(row);
  };
  return {
    async save(record) {
      await database.run(saveStatements(record));
    },
    find: (id, now) =>
      one({ sql: "SELECT * FROM questions WHERE id = ? AND expires_at > ?", params: [id, now] }),
    findByMessage: (messageKey, now) =>
      one({
        sql: "SELECT * FROM questions WHERE message_key = ? AND expires_at > ? ORDER BY asked_at DESC LIMIT 1",
        params: [messageKey, now],
      }),
    async vote(id, { personKey, vote, reason, at }) {
      await database.run([
        {
          sql: `INSERT INTO feedback (question_id, person_key, vote, reason, at)
            SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM questions WHERE id = ?)
            ON CONFLICT (question_id, person_key) DO UPDATE SET
              vote = excluded.vote, at = excluded.at, reason = coalesce(excluded.reason, feedback.reason)`,
          params: [id, personKey, vote, reason, at, id],
        },
      ]);
    },
    async askHelp(id, at) {
      const [rows] = await database.run([
        {
          sql: `INSERT INTO help_requests (question_id, asked_at)
            SELECT id, ? FROM questions WHERE id = ? ON CONFLICT (question_id) DO NOTHING RETURNING question_id`,
          params: [at, id],
        },
      ]);
      return (rows ?? []).length > 0;
    },
    async resolveHelp(id, at) {
      const [rows] = await database.run([
        {
          sql: "UPDATE help_requests SET resolved_at = ? WHERE question_id = ? RETURNING question_id",
          params: [at, id],
        },
      ]);
      return (rows ?? []).length > 0;
    },
    async delivered(id, ref) {
      await database.run([
        {
          sql: "INSERT INTO deliveries (question_id, ref) VALUES (?, ?) ON CONFLICT (question_id, ref) DO NOTHING",
          params: [id, ref],
        },
      ]);
    },
    async refs(id) {
      const [rows] = await database.run([
        { sql: "SELECT ref FROM deliveries WHERE question_id = ? ORDER BY ref", params: [id] },
      ]);
      return (rows ?? []).map((row) => String(row["ref"]));
    },
    async list({ personKey, since = 0, unlogged = false, limit }) {
      const who = personKey === undefined ? "" : "AND person_key = ?";
      const which = `FROM questions WHERE logged >= ? AND asked_at >= ? ${who}`;
      const params = [unlogged ? 0 : 1, since, ...(personKey === undefined ? [] : [personKey])];
      const [rows, votes, help] = await database.run([
        {
          sql: `SELECT * ${which} ORDER BY asked_at DESC, id DESC${limit === undefined ? "" : " LIMIT ?"}`,
          params: [...params, ...(limit === undefined ? [] : [limit])],
        },
        { sql: `SELECT * FROM feedback WHERE question_id IN (SELECT id ${which})`, params },
        { sql: `SELECT * FROM help_requests WHERE question_id IN (SELECT id ${which})`, params },
      ]);
      const votesOf = grouped(z.array(feedbackSchema).parse(votes), (vote) => vote.question_id);
      const helpOf = grouped(z.array(helpSchema).parse(help), (request) => request.question_id);
      return (rows ?? []).map((row) => {
        const record = toRecord(row);
        const feedback = (votesOf.get(record.id) ?? []).map(toFeedback);
        const request = helpOf.get(record.id)?.[0];
        const asked: HelpRequest | null =
          request === undefined ? null : { askedAt: request.asked_at, resolvedAt: request.resolved_at };
        return toLogged(record, feedback, asked);
      });
    },
    async votesOf(personKey) {
      const [rows] = await database.run([
        { sql: "SELECT * FROM feedback WHERE person_key = ? ORDER BY at DESC", params: [personKey] },
      ]);
      return z
        .array(feedbackSchema)
        .parse(rows)
        .map((row) => ({ ...toFeedback(row), questionId: row.question_id }));
    },
    async forget(personKey) {
      const [gone] = await database.run([
        { sql: "SELECT count(*) AS n FROM questions WHERE person_key = ?", params: [personKey] },
        { sql: `DELETE FROM quotes WHERE question_id IN (${OF_PERSON})`, params: [personKey] },
        {
          sql: `DELETE FROM feedback WHERE person_key = ? OR question_id IN (${OF_PERSON})`,
          params: [personKey, personKey],
        },
        { sql: `DELETE FROM help_requests WHERE question_id IN (${OF_PERSON})`, params: [personKey] },
        { sql: `DELETE FROM deliveries WHERE question_id IN (${OF_PERSON})`, params: [personKey] },
        { sql: "DELETE FROM turns WHERE person_key = ?", params: [personKey] },
        { sql: "DELETE FROM questions WHERE person_key = ?", params: [personKey] },
      ]);
      return Number(gone?.[0]?.["n"] ?? 0);
    },
  };
};
