import { createInterface } from "node:readline/promises";
import type { ExitCode, Output } from "./output.js";

/** Whoever answers: words in, what is shown out. */
export interface Talk {
  say(text: string): Promise<readonly string[]>;
}

/** Asks and answers in the terminal until the input ends or somebody says goodbye. */
export async function chat(
  talk: Talk,
  documents: number,
  input: NodeJS.ReadableStream,
  output: Output,
): Promise<ExitCode> {
  output.out(
    `Ask about ${documents} ${documents === 1 ? "document" : "documents"}; "exit" or Ctrl-D ends.\n`,
  );
  const lines = createInterface({ input, terminal: false });
  const prompt = (): void => output.out("\n> ");
  prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (/^(?:exit|quit|bye|:q)$/i.test(text)) break;
    if (text !== "") for (const shown of await talk.say(text)) output.out(shown);
    prompt();
  }
  output.out("\n");
  return 0;
}
