import type { ExitCode } from "./output.js";
import type { Workbench } from "./workbench.js";

/** Options of the command line by their names; absent when not given. */
export type Flags = Readonly<Record<string, string | boolean | string[] | undefined>>;

/** What a command does with its options and its words. */
export type Task = (bench: Workbench, flags: Flags, words: readonly string[]) => Promise<ExitCode>;

/** An option as it is declared: "--top <n>", what it is for, and its value when it is not given. */
type OptionDeclaration = readonly [flags: string, description: string, otherwise?: string];

/** A command of the command line: how it is called and what it does. */
export interface CommandDeclaration {
  /** The name and its words, as in "show <id>". */
  readonly usage: string;
  readonly description: string;
  readonly options: readonly OptionDeclaration[];
  readonly run: Task;
}

/** The value of an option that takes one. */
export const textOf = (value: Flags[string]): string | undefined =>
  typeof value === "string" ? value : undefined;
