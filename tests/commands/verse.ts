import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../structure/sources.js";

/** The compiled command line, as a newcomer's shell runs it. */
export const CLI = join(ROOT, "dist", "src", "cli.js");
export const SEEDS = join(ROOT, "seeds");

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** Settings beside VERSE_DATA. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
  readonly node?: readonly string[];
}

/** Nothing of the surrounding shell but what Node needs, so that no setting of a developer leaks into a test. */
export function environment(
  data: string,
  env: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "",
    VERSE_DATA: data,
    VERSE_DOCUMENTS: SEEDS,
    VERSE_TIMEZONE: "UTC",
    // What these tests ask does not turn on meaning, and an encoder costs each process half a second.
    VERSE_ENCODER: "none",
    ...env,
  };
}

/** Runs `verse` in a process of its own; standard input is closed unless something is to be read there. */
export function verse(data: string, words: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...(options.node ?? []), CLI, ...words], {
      cwd: ROOT,
      env: environment(data, options.env),
      stdio: ["pipe", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    // A process that refuses its words ends before it has read anything.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** One clear message with a cure and no stack, on standard error, and nothing on standard output. */
export function refusal({ code, out, err }: Ran): {
  code: number | null;
  out: string;
  message: string;
  stack: boolean;
} {
  return { code, out, message: err.trim(), stack: /^\s+at /m.test(err) };
}
