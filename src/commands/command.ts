import type { ExitCode } from "./output.js";
import type { Workbench } from "./workbench.js";

/** Options of the command line by their names; absent when not given. */
export type Flags = Readonly<Record<string, string | boolean | string[] | undefined>>;

/** What a command does with its options and its words. */
export type Task = (bench: Workbench, flags: Flags, words: readonly string[]) => Promise<ExitCode>;

/** A command that options can be added to. */
export interface Optioned {
  option(flags: string, description: string, otherwise?: string): Optioned;
}

export type AddCommand = (usage: string, description: string, task: Task) => Optioned;

export const text = (value: Flags[string]): string | undefined =>
  typeof value === "string" ? value : undefined;
