import { VerseError } from "../../errors.js";

/** UTF-16 code units of a question at most. */
export const MAX_QUESTION_UNITS = 2000;

/** The question without surrounding white space. Throws VerseError `wrong-use` when it cannot be asked. */
export function checkQuestion(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") {
    throw new VerseError({ code: "wrong-use", problem: "The question is empty.", cure: "Ask in words." });
  }
  if (trimmed.length > MAX_QUESTION_UNITS) {
    throw new VerseError({
      code: "wrong-use",
      problem: `The question has ${trimmed.length.toLocaleString("en")} characters.`,
      cure: `Ask in at most ${MAX_QUESTION_UNITS.toLocaleString("en")} characters.`,
    });
  }
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(trimmed)) {
    throw new VerseError({
      code: "wrong-use",
      problem: "The question contains control characters.",
      cure: "Remove them and ask again.",
    });
  }
  return trimmed;
}
