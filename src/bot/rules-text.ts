import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { VerseError } from "../errors.js";
import { type Rules, rulesSchema, toRules } from "./rules.js";

interface Fault {
  readonly line: number;
  readonly message: string;
}

/** One fault a line for unknown keys; zod reports them together, at their parent. */
const faultPaths = (issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => ({ path: [...issue.path, key], message: "unknown key" }))
    : [{ path: issue.path, message: issue.message }];

/**
 * Reads the text of a configuration file. Throws VerseError `bad-settings` that names every fault with its line.
 */
export const parseRules = (text: string, file: string, platforms: readonly string[]): Rules => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, intAsBigInt: true, uniqueKeys: true });
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const parent = document.getIn(path.slice(0, length - 1), true);
      const last = path[length - 1];
      if (isMap(parent))
        for (const { key } of parent.items)
          if (isScalar(key) && String(key.value) === String(last) && key.range)
            return lines.linePos(key.range[0]).line;
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const faults: Fault[] = document.errors.map((error) => ({
    line: error.linePos?.[0].line ?? 1,
    message: error.message.split("\n")[0]?.replace(/ at line \d+.*$/, "") ?? error.code,
  }));
  const value: unknown = document.errors.length === 0 ? (document.toJS() ?? {}) : {};
  const checked = rulesSchema(platforms).safeParse(value);
  if (!checked.success)
    for (const issue of checked.error.issues)
      for (const { path, message } of faultPaths(issue))
        faults.push({
          line: lineOf(path),
          message: `${path.map(String).join(".") || "the file"}: ${message}`,
        });
  if (faults.length > 0) {
    faults.sort((a, b) => a.line - b.line);
    throw new VerseError({
      code: "bad-settings",
      problem: `${file} has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}:\n${faults
        .map((fault) => `  line ${fault.line}: ${fault.message}`)
        .join("\n")}\n`,
      cure: "Correct the lines named; the README shows every key.",
    });
  }
  return toRules(value, platforms);
};
