import { mainScriptOf } from "../../facts/scripts.js";

const primary = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";

/** Words that make a question English, and that its neighbours in the Latin script do not have. */
const ENGLISH =
  /\b(?:the|what|which|when|where|who|how|why|is|are|does|do|can|may|must|should|of|for|and|much|many)\b/gi;
const ENGLISH_WORDS = 2;

/**
 * The asker's language from what they wrote; `hint` (the platform's locale) decides between languages of one script
 * where the words do not.
 */
export function askerLanguage(question: string, hint: string | null): string {
  if (mainScriptOf(question) === "han") return hint !== null && primary(hint) === "zh" ? hint : "zh";
  if (hint === null || primary(hint) === "zh") return "en";
  const english = new Set((question.match(ENGLISH) ?? []).map((word) => word.toLowerCase()));
  return english.size >= ENGLISH_WORDS && primary(hint) !== "en" ? "en" : hint;
}
