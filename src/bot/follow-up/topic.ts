/** The shared grammar of short questions. Pure. */

export const withoutEnd = (text: string): string => text.trim().replace(/[?？!！.。…\s]+$/u, "");

const AUXILIARY =
  "is|are|was|were|am|do|does|did|can|could|may|might|must|should|shall|will|would|has|have|had";
const FRAME = new RegExp(
  `^(?:so |and |but |then )?(?:(?:what|which|who|whom|when|where|why|how)(?: (?:much|many|long|often|far|old|high))?(?:'s)?(?: (?:${AUXILIARY}))?|${AUXILIARY})(?: (?:there|i|we|you|one))?(?: (?:gets?|receives?|have|has|needs?|be|entitled to|given|paid))? `,
  "iu",
);

/** What a question is about: its words after the question frame ("the allowance in Futian"). */
export const topicOf = (question: string): string => {
  const bare = withoutEnd(question);
  const topic = bare.replace(FRAME, "");
  return topic.split(" ").length >= 1 && topic !== "" ? topic : bare;
};

export const decapitalised = (text: string): string =>
  /^[A-Z][a-z' ]/u.test(text) && !/^I\b/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
