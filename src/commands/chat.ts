import { createInterface } from "node:readline/promises";
import type { AnsweringTools } from "../answering/answer.js";
import type { Library } from "../answering/library.js";
import { VerseError } from "../errors.js";
import { type AskOptions, askOnce } from "./ask.js";
import type { ExitCode, Output } from "./output.js";

/** Asks and answers in the terminal until the input ends or somebody says goodbye. */
export async function chat(
  library: Library,
  options: Omit<AskOptions, "json">,
  tools: AnsweringTools,
  input: NodeJS.ReadableStream,
  output: Output,
): Promise<ExitCode> {
  const { length } = library.searcher.corpus.documents;
  output.out(`Ask about ${length} ${length === 1 ? "document" : "documents"}; "exit" or Ctrl-D ends.\n`);
  const lines = createInterface({ input, terminal: false });
  const prompt = (): void => output.out("\n> ");
  prompt();
  for await (const line of lines) {
    const question = line.trim();
    if (/^(?:exit|quit|bye|:q)$/i.test(question)) break;
    if (question !== "") await askPolitely(library, question, options, tools, output);
    prompt();
  }
  output.out("\n");
  return 0;
}

/** A question that cannot be asked ends no conversation. */
async function askPolitely(
  library: Library,
  question: string,
  options: Omit<AskOptions, "json">,
  tools: AnsweringTools,
  output: Output,
): Promise<void> {
  try {
    await askOnce(library, question, { ...options, json: false }, tools, output);
  } catch (error) {
    if (!(error instanceof VerseError)) throw error;
    output.out(`${error.message}\n`);
  }
}
