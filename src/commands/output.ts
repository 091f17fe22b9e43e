import type { TextChannel } from "./output-channel.js";

/** Where the result of a command goes. */
export interface Printer {
  out(text: string): void;
}

/** Where a command prints. Standard output carries the result only; progress and logs go to standard error. */
export interface Output extends Printer {
  err(text: string): void;
  /** Columns of the terminal; null when output goes elsewhere. */
  readonly width: number | null;
  readonly colour: boolean;
  readonly errIsTerminal: boolean;
}

/** What a process should end with. */
export type ExitCode = 0 | 1 | 2;

export const printJson = (output: Printer, value: unknown): void => output.out(`${JSON.stringify(value)}\n`);

/** The process's own two. */
export const outputOf = (out: TextChannel, err: TextChannel): Output => ({
  out: out.write,
  err: err.write,
  width: out.terminal && (out.terminal.columns || 80),
  colour: out.terminal !== null,
  errIsTerminal: err.terminal !== null,
});
