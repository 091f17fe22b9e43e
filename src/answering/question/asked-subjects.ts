const NOUNS =
  "(?:plan|policy|policies|proposal|programme|program|scheme|strategy|regulations|guidelines|handbook|law|act|report|agreement)";
/** "the electric car action plan", "Berlin's tea plan". */
const BEFORE = new RegExp(
  `(?:\\b(?:the|this|that|our|your)|['’]s) ((?:[\\p{L}\\p{N}-]+ ){1,5}?)(?:action |development |master )?${NOUNS}\\b`,
  "giu",
);
/** "the action plan for electric cars". */
const AFTER = new RegExp(
  `\\b${NOUNS} (?:for|on|about|regarding|concerning) (?:the )?((?:[\\p{L}\\p{N}-]+ ?){1,4}?)(?= ?(?:[?.!,]|$|\\b(?:still|in|from|until|say|says|is|are|was|were|do|does|end|ends|start|starts|come|take|run|runs|valid)\\b))`,
  "giu",
);
/** Words that say when a document is from or what is thought of it, not what it is about. */
const NO_SUBJECT =
  /^(?:new|newest|old|older|current|latest|first|second|third|same|whole|entire|general|official|existing|proposed|special|full|action|development|zone|industry|company|company's|city|city's|national|local|municipal|government|high-quality|high|quality)$/i;

/** What a question says that a document is about: "electric car" of "the electric car action plan". Pure. */
export function subjectsIn(question: string): string[] {
  const phrases = [...question.matchAll(BEFORE), ...question.matchAll(AFTER)].map(
    ([, phrase = ""]) => phrase,
  );
  return phrases.flatMap((phrase) => {
    const words = phrase
      .trim()
      .split(/\s+/)
      .filter((word) => /^\p{Ll}/u.test(word) && !NO_SUBJECT.test(word));
    return words.length === 0 ? [] : [words.join(" ")];
  });
}
