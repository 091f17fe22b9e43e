import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type AnsweringTools, weighedAnswer } from "../answering/answer.js";
import type { ModelUse } from "../answering/drafting/model-use.js";
import type { Library } from "../answering/finding/library.js";
import { VerseError } from "../errors.js";
import { parseJsonLines } from "./common-form.js";
import { evaluatedAnswer, type Figures, type QuestionRow, quoteFigures } from "./figures.js";

/** `kind: none` must end not covered; of a `gold` list `need` texts must be quoted (1 where it is left out). */
const goldenSchema = z.object({
  id: z.string(),
  kind: z.string().default("fact"),
  question: z.string(),
  gold: z.array(z.string()).default([]),
  need: z.int().positive().default(1),
});

/** For whom and as of which day (YYYY-MM-DD) every question of a set is asked. */
export interface AskedAs {
  readonly asOf: string;
  readonly audience: string;
  /** What a model cost, once a question, where one is asked. */
  readonly onModel?: (use: ModelUse) => void;
}

/** How a set of questions is asked. */
export interface EvaluationRun {
  readonly asked: AskedAs;
  readonly tools: AnsweringTools;
  readonly onProgress: (done: number, total: number) => void;
}

export async function evaluateGolden(
  file: string,
  library: Library,
  { asked, tools, onProgress }: EvaluationRun,
): Promise<{ figures: Figures; rows: QuestionRow[] }> {
  const questions = await readGolden(file);
  const rows: QuestionRow[] = [];
  for (const [i, { id, kind, question, gold, need }] of questions.entries()) {
    onProgress(i, questions.length);
    const { answer: given, confidence } = await weighedAnswer(library, requestOf(question, asked), tools);
    rows.push({
      id,
      kind,
      ranked: [],
      ...evaluatedAnswer(given),
      gold,
      need,
      confidence,
    });
  }
  onProgress(rows.length, questions.length);
  return { figures: { n: rows.length, ...quoteFigures(rows) }, rows };
}

export type GoldenQuestion = z.infer<typeof goldenSchema>;

/** Throws VerseError `wrong-use` when the file cannot be read or a line is no golden question. */
export async function readGolden(file: string): Promise<GoldenQuestion[]> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new VerseError({
      code: "wrong-use",
      problem: `${file} cannot be read.`,
      cure: "Name a .jsonl file of golden questions.",
      cause,
    });
  });
  return parseJsonLines(text, goldenSchema, (line, expected) => {
    return new VerseError({
      code: "wrong-use",
      problem: `${file}:${line + 1} is not a golden question (${expected}).`,
      cure: "Write {id, question, gold: [...]} a line.",
    });
  });
}

export const requestOf = (
  text: string,
  { asOf, audience, onModel }: AskedAs,
  documents: readonly string[] | null = null,
) => ({
  text,
  audience,
  asOf,
  inForceOnly: false,
  top: 3,
  documents,
  context: null,
  ...(onModel ? { onModel } : {}),
});
