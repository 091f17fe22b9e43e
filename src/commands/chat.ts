import { createInterface } from "node:readline/promises";
import type { OpenedLibrary } from "../indexing/open-library.js";
import { ASK_OPTIONS, type AskOptions, audienceOf, checkAskFlags } from "./ask-options.js";
import type { CommandDeclaration, Task } from "./command.js";
import type { ExitCode, Output } from "./output.js";
import type { Workbench } from "./workbench.js";

/** The bot at this terminal, as the composition root makes it. */
export type ChatInTerminal = (
  bench: Workbench,
  opened: OpenedLibrary,
  options: AskOptions,
) => Promise<ExitCode>;

/** `verse chat`. */
export const chatCommand = (chatInTerminal: ChatInTerminal): CommandDeclaration => ({
  usage: "chat",
  description: "ask in the terminal",
  options: ASK_OPTIONS,
  run: chatTask(chatInTerminal),
});

export const chatTask =
  (chatInTerminal: ChatInTerminal): Task =>
  async (bench, flags) => {
    const checked = checkAskFlags(bench, flags);
    const opened = await bench.openOrBuild(false);
    return chatInTerminal(bench, opened, { ...checked, audience: audienceOf(bench, flags, opened) });
  };

/** Whoever answers: words in, what is shown out. */
interface Conversation {
  say(text: string): Promise<readonly string[]>;
}

/** Asks and answers in the terminal until the input ends or somebody says goodbye. */
export async function converse(
  conversation: Conversation,
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
    if (text !== "") for (const shown of await conversation.say(text)) output.out(shown);
    prompt();
  }
  output.out("\n");
  return 0;
}
