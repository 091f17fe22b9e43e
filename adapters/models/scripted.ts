import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Draft, FilledPrompt, Model } from "../../src/answering/drafting/model.js";
import { VerseError } from "../../src/errors.js";

/**
 * One line of a script: when `when` occurs in what the model is shown, `output` is its answer, or `error` its failure; with
 * both, the failure comes where a stream has told half of the answer.
 */
const scriptLineSchema = z.strictObject({
  prompt: z.string().optional(),
  when: z.string().default(""),
  output: z.unknown().optional(),
  error: z.string().optional(),
  /** Milliseconds between two pieces of a stream. */
  paceMs: z.number().min(0).default(0),
  usage: z.strictObject({ inputTokens: z.number(), outputTokens: z.number() }).optional(),
});
export type ScriptLine = z.input<typeof scriptLineSchema>;

const failure = (problem: string, cause?: unknown): VerseError =>
  new VerseError({ code: "model", problem, cure: "Correct the script.", cause });

/** Where a script points at words instead of a number: the number of the first shown sentence that has them, else 0. */
function numberOf(words: string, user: string): number {
  const line = user.split("\n").find((shown) => /^\[\d+\] /.test(shown) && shown.includes(words));
  return Number(/^\[(\d+)\]/.exec(line ?? "")?.[1] ?? 0);
}

function pointed(output: unknown, user: string, under = ""): unknown {
  if (typeof output === "string") return under === "sentences" ? numberOf(output, user) : output;
  if (Array.isArray(output)) return output.map((part) => pointed(part, user, under));
  if (typeof output !== "object" || output === null) return output;
  return Object.fromEntries(Object.entries(output).map(([key, part]) => [key, pointed(part, user, key)]));
}

/** Characters that a stream tells at once: about as many as a token has. */
const PIECE = 4;

/** Writes as a provider does: in pieces, between which everything else has its turn. */
async function stream(
  text: string,
  paceMs: number,
  signal: AbortSignal,
  onText: (piece: string) => void,
): Promise<void> {
  for (let from = 0; from < text.length; from += PIECE) {
    await pause(paceMs, undefined, { signal });
    onText(text.slice(from, from + PIECE));
  }
}

/** The twin of a language model for tests and evaluations: the first line that fits answers; same script, same draft. */
export function createScriptedModel(lines: readonly ScriptLine[]): Model {
  const script = lines.map((line) => scriptLineSchema.parse(line));
  return {
    async draft<T>(
      prompt: FilledPrompt<T>,
      signal: AbortSignal,
      onText?: (piece: string) => void,
    ): Promise<Draft<T>> {
      signal.throwIfAborted();
      const fits = script.find(
        (line) => (line.prompt ?? prompt.name) === prompt.name && prompt.user.includes(line.when),
      );
      if (fits === undefined) throw failure("The script has no line for this prompt.");
      const said = pointed(fits.output, prompt.user);
      const written = JSON.stringify(said) ?? "";
      const told = fits.error === undefined ? written : written.slice(0, written.length / 2);
      if (onText) await stream(told, fits.paceMs, signal, onText);
      if (fits.error !== undefined) throw failure(fits.error);
      const output = prompt.schema.safeParse(said);
      if (!output.success)
        throw failure(
          "The scripted output has another form than was asked for.",
          new Error(JSON.stringify(fits.output)),
        );
      return { output: output.data, usage: fits.usage ?? null };
    },
  };
}

/** Reads a script, one JSON object a line. Throws VerseError `bad-settings`. */
export async function readScript(path: string): Promise<ScriptLine[]> {
  try {
    const text = await readFile(path, "utf8");
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    return lines.map((line) => scriptLineSchema.parse(JSON.parse(line)));
  } catch (cause) {
    throw new VerseError({
      code: "bad-settings",
      problem: `The script ${path} cannot be used.`,
      cure: 'Give a file with one JSON object a line: {"when": "...", "output": {...}}.',
      cause,
    });
  }
}
