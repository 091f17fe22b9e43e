import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { VerseError } from "../../../errors.js";
import { type Prompt, parsePrompt } from "./prompt.js";

/** The slots that the program fills, by prompt file. */
export const PROMPT_SLOTS = {
  draft: ["language", "asOf", "audience", "fence", "documents", "question"],
  condense: ["fence", "thread", "question"],
  "search-terms": ["fence", "languages", "question"],
} as const;

export type PromptName = keyof typeof PROMPT_SLOTS;
export type Prompts = Readonly<Record<PromptName, Prompt>>;

/** Reads the prompts of a folder, all of them at once. Throws VerseError `bad-settings`. */
export async function loadPrompts(folder: string): Promise<Prompts> {
  const read = async (name: PromptName): Promise<Prompt> => {
    const path = join(folder, `${name}.md`);
    const text = await readFile(path, "utf8").catch((cause: unknown) => {
      throw new VerseError({
        code: "bad-settings",
        problem: `The prompt ${path} cannot be read.`,
        cure: "Put the prompts folder back beside the program.",
        cause,
      });
    });
    return parsePrompt(name, text, PROMPT_SLOTS[name]);
  };
  const [draft, condense, terms] = await Promise.all([read("draft"), read("condense"), read("search-terms")]);
  return { draft, condense, "search-terms": terms };
}
