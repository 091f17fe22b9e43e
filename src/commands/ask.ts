import { type AnsweringTools, answer } from "../answering/answer.js";
import type { Library } from "../answering/finding/library.js";
import { type AskRequest, checkQuestion } from "../answering/question/ask-request.js";
import type { Answer } from "../answering/schema.js";
import { VerseError } from "../errors.js";
import { encodable } from "../retrieval/dense.js";
import type { RetrievalPorts } from "../retrieval/ports.js";
import { type ExitCode, type Output, printJson } from "./output.js";
import { renderAnswer } from "./render/terminal.js";

export interface AskOptions extends Omit<AskRequest, "text" | "context" | "documents"> {
  readonly json: boolean;
}

/** "-" was given without --json: answers to several lines can only be told apart as data. */
export const linesWithoutJson = (): VerseError =>
  new VerseError({
    code: "wrong-use",
    problem: '"-" reads questions from standard input, and their answers are given as data.',
    cure: "Add --json, or give the question in quotation marks.",
  });

/** Lets the encoder's model be read while the index is opened; of a fault hears whoever encodes. */
export function readModelMeanwhile(dense: RetrievalPorts, question: string): void {
  if (encodable(question) === "") return;
  const started = dense.encoder(null).then(({ encoder }) => encoder?.start?.());
  started.catch(() => undefined);
}

/** Asks one question. Ends with 0 when it was answered or ambiguous, else with 1. */
export async function askOnce(
  library: Library,
  question: string,
  options: AskOptions,
  tools: AnsweringTools,
  output: Output,
): Promise<ExitCode> {
  const given = await ask(library, question, options, tools);
  if (options.json) printJson(output, given);
  else output.out((await inKind(given, library, options, output)) ?? renderAnswer(given, output));
  return given.outcome === "answered" || given.outcome === "ambiguous" ? 0 : 1;
}

/** The reply to a line that was refused because it asks nothing, or null. */
async function inKind(
  { outcome, question }: Answer,
  library: Library,
  { audience }: AskOptions,
  output: Output,
): Promise<string | null> {
  if (outcome !== "not-covered") return null;
  const { replyInKind } = await import("./reply-in-kind.js");
  return replyInKind(question, library, audience, output);
}

/** One question a line, one answer a line, in the same order; blank lines are skipped. */
export async function askMany(
  library: Library,
  lines: AsyncIterable<string>,
  options: AskOptions,
  tools: AnsweringTools,
  output: Output,
): Promise<ExitCode> {
  for await (const line of lines) {
    if (line.trim() === "") continue;
    printJson(output, await answerOrUnavailable(library, line, options, tools));
  }
  return 0;
}

async function ask(
  library: Library,
  question: string,
  options: AskOptions,
  tools: AnsweringTools,
): Promise<Answer> {
  const { audience, asOf, inForceOnly, top } = options;
  const text = checkQuestion(question);
  return answer(library, { text, audience, asOf, inForceOnly, top, documents: null, context: null }, tools);
}

/** In a batch a question that cannot be asked gets its own answer, so that the lines still match. */
async function answerOrUnavailable(
  library: Library,
  line: string,
  options: AskOptions,
  tools: AnsweringTools,
): Promise<Answer> {
  try {
    return await ask(library, line, options, tools);
  } catch (error) {
    if (!(error instanceof VerseError)) throw error;
    const id = tools.newId();
    return {
      schema: 1,
      id,
      question: line.trim(),
      outcome: "unavailable",
      mode: "quotes",
      answer: error.problem,
      statements: [],
      quotes: [],
      closest: [],
      notices: [],
      asOf: options.asOf,
      audience: options.audience,
      index: { generation: library.generation, builtAt: library.builtAt },
      timing: { totalMs: 0, encodeMs: 0, searchMs: 0, modelMs: 0 },
      error: { id, message: error.problem, cure: error.cure },
    };
  }
}
