const PATTERNS = [
  /^what do(?:es)? (.+) (?:mean|stand for)$/i,
  /^what (?:is|are) (?:meant by|the (?:meaning|definition) of) (.+)$/i,
  /^(?:(?:please )?(?:define|explain)|(?:what|who)(?: is|'s|’s| are| was| were)|(?:the )?(?:meaning|definition) of) (.+)$/i,
  /^(?:什么(?:是|叫做?)|何谓|何为)(.+)$/u,
  /^(.+?)(?:是(?:指)?(?:什么(?:意思)?|啥)|的(?:定义|含义)是什么)$/u,
];
const AT_ENDS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N})）]+$/gu;
const ARTICLE = /^(?:an?|the|our|your) /i;
/** A longer one is a description, which no sentence begins with. */
const MOST_WORDS = 6;

/** What a question asks the meaning of ("What is a tool repository?"), in lower case; null where it asks something else. */
export function definedTermOf(question: string): string | null {
  const text = question.replace(AT_ENDS, "").replace(/\s+/g, " ");
  const found = PATTERNS.map((pattern) => pattern.exec(text)?.[1]).find((term) => term !== undefined);
  const term = found?.replace(ARTICLE, "").toLowerCase() ?? null;
  return term === null || term.split(" ").length > MOST_WORDS ? null : term;
}
