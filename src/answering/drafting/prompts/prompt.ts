import { VerseError } from "../../../errors.js";

/** A prompt file: its purpose, and texts with `{{slot}}` marks. */
export interface Prompt {
  readonly name: string;
  readonly purpose: string;
  readonly slots: readonly string[];
  readonly system: string;
  readonly user: string;
}
export interface FilledText {
  readonly system: string;
  readonly user: string;
}

const MARK = /\{\{([a-zA-Z]+)\}\}/g;
const FORM = /^---\n([\s\S]*?)\n---\n([\s\S]*?)\n=== user ===\n([\s\S]*)$/;

const refuse = (name: string, problem: string, cure: string): never => {
  throw new VerseError({ code: "bad-settings", problem: `Prompt "${name}" ${problem}.`, cure });
};

/**
 * Reads one prompt file. `expected` are the slots the program fills: one that the file lacks, or has and the program
 * does not fill, is VerseError `bad-settings`, so that it is found at start and not at the first question.
 */
export function parsePrompt(name: string, text: string, expected: readonly string[]): Prompt {
  const form = FORM.exec(text.replace(/\r\n/g, "\n"));
  if (form === null)
    return refuse(
      name,
      "has no front matter or no user part",
      'Begin it with "---" lines and divide it with "=== user ===".',
    );
  const [, head = "", system = "", user = ""] = form;
  const field = (key: string): string => new RegExp(`^${key}:\\s*(.+)$`, "m").exec(head)?.[1]?.trim() ?? "";
  const purpose = field("purpose");
  if (purpose === "")
    refuse(name, "does not say its purpose", 'Add a line "purpose: ..." to its front matter.');
  const slots = field("slots")
    .replace(/^\[|\]$/g, "")
    .split(",")
    .map((slot) => slot.trim())
    .filter((slot) => slot !== "");
  const used = new Set([...`${system}\n${user}`.matchAll(MARK)].map((m) => m[1] ?? ""));
  const missing = expected.filter((slot) => !slots.includes(slot) || !used.has(slot));
  const unknown = [...new Set([...slots, ...used])].filter((slot) => !expected.includes(slot));
  if (missing.length > 0)
    refuse(
      name,
      `lacks the slot ${missing.join(", ")}`,
      "Name it in `slots` and use it as {{slot}} in the text.",
    );
  if (unknown.length > 0)
    refuse(
      name,
      `has the slot ${unknown.join(", ")}, which nothing fills`,
      "Remove it from `slots` and from the text.",
    );
  return { name, purpose, slots, system: system.trim(), user: user.trim() };
}

/** Fills every slot once; a value that itself looks like a slot stays as it is. */
export function fillPrompt(prompt: Prompt, values: Readonly<Record<string, string>>): FilledText {
  const fill = (text: string): string =>
    text.replace(MARK, (_, slot: string) => {
      const value = values[slot];
      if (value === undefined)
        throw new VerseError({
          code: "internal",
          problem: `Prompt "${prompt.name}" was filled without ${slot}.`,
          cure: "Report this as a fault of the program.",
        });
      return value;
    });
  return { system: fill(prompt.system), user: fill(prompt.user) };
}
