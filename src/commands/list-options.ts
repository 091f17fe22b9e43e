import { VerseError } from "../errors.js";
import { type CommandDeclaration, type Flags, textOf } from "./command.js";

export interface ListOptions {
  readonly json: boolean;
  /** Rows at most; all when absent. */
  readonly limit?: number;
}

export const LIST_OPTIONS: CommandDeclaration["options"] = [
  ["--json", "print the list as data"],
  ["--limit <n>", "rows at most"],
];

/** Throws VerseError `wrong-use`. */
export function listOptionsOf(flags: Flags): ListOptions {
  const json = flags["json"] === true;
  const limit = textOf(flags["limit"]);
  if (limit === undefined) return { json };
  if (/^[1-9]\d{0,6}$/.test(limit)) return { json, limit: Number(limit) };
  throw new VerseError({
    code: "wrong-use",
    problem: `"${limit}" is not a number of rows.`,
    cure: "Give --limit a whole number from 1.",
  });
}

/** A line for each row, or one that says there is none. */
export const listed = (lines: readonly string[], none: string): string =>
  lines.length === 0 ? `${none}\n` : lines.map((line) => `${line}\n`).join("");
