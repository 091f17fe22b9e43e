import { z } from "zod";
import type { Database, Row } from "./database.js";
import type { ThreadMemory, ThreadQuestion } from "./store.js";

const rowSchema = z.object({
  at: z.number(),
  question: z.string(),
  documents: z.string(),
  person_key: z.string(),
});
const documentsSchema = z.array(z.string());

const toThreadQuestion = (row: Row): ThreadQuestion => {
  const { at, question, documents, person_key } = rowSchema.parse(row);
  return {
    at,
    question,
    documentIds: documentsSchema.parse(JSON.parse(documents)),
    personKey: person_key,
  };
};

export const sqlThreads = (database: Database): ThreadMemory => ({
  async remember(threadKey, asked, expiresAt) {
    await database.run([
      {
        sql: `INSERT INTO turns (thread_key, at, question, documents, person_key, expires_at)
          VALUES (?, ?, ?, ?, ?, ?)`,
        params: [
          threadKey,
          asked.at,
          asked.question,
          JSON.stringify(asked.documentIds),
          asked.personKey,
          expiresAt,
        ],
      },
    ]);
  },
  async recall(threadKey, count, now) {
    const [rows] = await database.run([
      {
        sql: `SELECT at, question, documents, person_key FROM turns WHERE thread_key = ? AND expires_at > ?
          ORDER BY at DESC LIMIT ?`,
        params: [threadKey, now, count],
      },
    ]);
    return (rows ?? []).map(toThreadQuestion);
  },
  async saidBy(personKey) {
    const [rows] = await database.run([
      {
        sql: "SELECT at, question, documents, person_key FROM turns WHERE person_key = ? ORDER BY at DESC",
        params: [personKey],
      },
    ]);
    return (rows ?? []).map(toThreadQuestion);
  },
});
