/** "Which of the cities" and what else is asked of each. */
const EACH = /\b(?:which|what|each|every|all|both)(?= (?:(?:of )?(?:the|these|those|our) )?([a-z]+)\b)/gi;
const LISTED = new Set(
  "place places city cities town towns district districts region regions province provinces country countries document documents plan plans policy policies rule rules".split(
    " ",
  ),
);
const COMPARING = /\b(?:compare|comparison|differ)|哪些|各(?:地|自)|比较|分别/i;

/** Whether one answer is asked for, or what each of several documents or places says. */
export type QuestionForm = "one" | "each";

export const formOf = (question: string): QuestionForm => (asksForEach(question) ? "each" : "one");

/** Whether a question asks for what several documents or places say, side by side. */
const asksForEach = (question: string): boolean =>
  COMPARING.test(question) ||
  [...question.matchAll(EACH)].some(([, noun = ""]) => LISTED.has(noun.toLowerCase()));
