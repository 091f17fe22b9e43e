import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { VerseError } from "../errors.js";
import type { Grades } from "./measures.js";

const row = z.object({ id: z.string(), title: z.string().default(""), text: z.string() });
const query = z.object({ id: z.string(), text: z.string(), scope: z.string().optional() });
const answer = z.object({ qid: z.string(), pid: z.string(), text: z.string(), start: z.int() });
const unanswerable = z.object({ id: z.string(), text: z.string() });

export interface RetrievalSet {
  readonly rows: readonly z.infer<typeof row>[];
  readonly queries: readonly z.infer<typeof query>[];
  readonly grades: ReadonlyMap<string, Grades>;
  /** Gold answers a question; empty where the set has none. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  readonly unanswerable: readonly { readonly id: string; readonly text: string }[];
}

/** Reads a folder of corpus.jsonl, queries.jsonl, qrels.tsv and, where they exist, answers.jsonl and unanswerable.jsonl. */
export async function readRetrievalSet(folder: string): Promise<RetrievalSet> {
  const grades = new Map<string, Map<string, number>>();
  const qrels = await readText(folder, "qrels.tsv", true);
  for (const [i, line] of qrels.split("\n").entries()) {
    const [qid, pid, grade] = line.trim().split("\t");
    if (!qid) continue;
    if (!pid || !grade || Number.isNaN(Number(grade)))
      throw badLine(folder, "qrels.tsv", i, "query TAB passage TAB grade");
    const of = grades.get(qid) ?? new Map<string, number>();
    of.set(pid, Number(grade));
    grades.set(qid, of);
  }
  const answers = new Map<string, string[]>();
  for (const { qid, text } of await readLines(folder, "answers.jsonl", answer, false)) {
    answers.set(qid, [...(answers.get(qid) ?? []), text]);
  }
  return {
    rows: await readLines(folder, "corpus.jsonl", row, true),
    queries: await readLines(folder, "queries.jsonl", query, true),
    grades,
    answers,
    unanswerable: await readLines(folder, "unanswerable.jsonl", unanswerable, false),
  };
}

async function readText(folder: string, file: string, required: boolean): Promise<string> {
  try {
    return await readFile(join(folder, file), "utf8");
  } catch (cause) {
    if (!required && (cause as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw new VerseError({
      code: "wrong-use",
      problem: `The evaluation folder ${folder} has no readable ${file}.`,
      cure: "Name a folder that holds corpus.jsonl, queries.jsonl and qrels.tsv.",
      cause,
    });
  }
}

async function readLines<T>(
  folder: string,
  file: string,
  schema: z.ZodType<T>,
  required: boolean,
): Promise<T[]> {
  return parseJsonLines(await readText(folder, file, required), schema, (i, expected) =>
    badLine(folder, file, i, expected),
  );
}

/** One value a line that is not blank. */
export function parseJsonLines<T>(
  text: string,
  schema: z.ZodType<T>,
  fault: (line: number, expected: string) => Error,
): T[] {
  return text.split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw fault(i, "one JSON object a line");
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw fault(i, z.prettifyError(parsed.error).replaceAll("\n", " "));
    return [parsed.data];
  });
}

const badLine = (folder: string, file: string, line: number, expected: string): VerseError =>
  new VerseError({
    code: "wrong-use",
    problem: `${join(folder, file)}:${line + 1} is not of the common form (${expected}).`,
    cure: "Correct the line and run the evaluation again.",
  });
