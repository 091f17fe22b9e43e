/** A list's opening line, and what marks its items. */
const OPENS = /:\s*$/;
const ITEM = /^(?:[-•*·]|\([a-z\d]{1,3}\)|[a-z\d]{1,2}[.)])\s*/i;
const FOLLOWING =
  /(?<![A-Za-z])(?:the following(?: [a-z]+(?= (?:is|are|may|must|shall|can|will)))?)(?![A-Za-z])/i;

/** An item says what its opening line says of it: "The following are exempt:" and "guests" give "guests are exempt". */
function joined(lead: string, item: string): string {
  const opening = lead.replace(OPENS, "");
  const said = item.replace(ITEM, "").replace(/[;,.]?(?: and| or)?$/, "");
  return FOLLOWING.test(opening) ? `${opening.replace(FOLLOWING, said)}.` : `${opening} ${said}.`;
}

/** The sentences of a source, items of a list with their opening line in front. */
function withLeads(sentences: readonly string[]): string[] {
  let lead: string | null = null;
  return sentences.map((sentence) => {
    if (OPENS.test(sentence)) {
      lead = sentence;
      return sentence;
    }
    if (lead !== null && ITEM.test(sentence)) return joined(lead, sentence);
    lead = null;
    return sentence;
  });
}

const AUXILIARY = "do|does|did|can|could|may|must|should|will|is|are|has|have";
const ASKED = new RegExp(
  `(?<![^.!?] )\\b(${AUXILIARY}) (i|we|you|they|he|she|it|the \\w+|an? \\w+|\\w+s) ([^.?!]*)\\? (yes|no)[,.:;]? ?`,
  "gi",
);
/** A question that is answered with yes or no states something: "Do I need a pass? No" gives "I do not need a pass". */
const answered = (text: string): string =>
  text.replace(ASKED, (_, ...[auxiliary, subject, rest, answer]: [string, string, string, string]) =>
    /yes/i.test(answer)
      ? `${subject} ${auxiliary.toLowerCase()} ${rest}. `
      : `${subject} ${auxiliary.toLowerCase()} not ${rest}. `,
  );

// A second sentence that narrows the rule of the first says what that rule excepts, and is read so: without it the first
// would be held to be said of everybody.
const RULE = "the (?:rule|requirement|obligation|duty|charge|fee|ban|prohibition|limit)";
/** "This does not apply to X": what X is comes after it. */
const NOT_APPLIED_TO = new RegExp(
  `[.;][ \\n](?:this|that|the same|it|${RULE}|these (?:rules|provisions)) (?:does|do|shall|will) not apply (?=to|in|if|where|when|for|on)`,
  "gi",
);
/** "X need not do so", "X are exempt from this". */
const FREED = new RegExp(
  `[.;][ \\n]([^.;\\n]{3,80}?) (?:need not(?: do (?:so|this|that))?|do(?:es)? not (?:need|have) to(?: do (?:so|this|that))|(?:is|are) exempt(?:ed)?(?: from (?:this|it|${RULE}))?)(?=\\.)`,
  "gi",
);
/** What a text states, exceptions of a second sentence within the first. */
const narrowed = (text: string): string =>
  text.replace(NOT_APPLIED_TO, ", except ").replace(FREED, ", except $1");

const FORMER =
  /^(.*(?<![A-Za-z])(?:in|by|to|at|from|the|,|:|and) )?(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)*)((?:,? \w+){0,3} and (?:\w+ ){0,3}?)(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)*)/u;
/** "The former" and "the latter" are the two names that the text has joined by "and". */
function named(text: string): string {
  const at = text.search(/(?<![A-Za-z])the (?:former|latter)(?![A-Za-z])/i);
  if (at < 0) return text;
  const found = FORMER.exec(text.slice(0, at));
  const [, , former, , latter] = found ?? [];
  if (former === undefined || latter === undefined) return text;
  return text
    .replace(/(?<![A-Za-z])the former(?![A-Za-z])/gi, former)
    .replace(/(?<![A-Za-z])the latter(?![A-Za-z])/gi, latter);
}
/** The sentences of a source with what "the former" and "the latter" name. */
export const withNames = (sentences: readonly string[]): string[] => named(sentences.join("\n")).split("\n");

/** What a source states, with lists, answers and rules that a second sentence narrows written out. */
export const statedBy = (sentences: readonly string[]): string[] =>
  narrowed(withLeads(sentences).map(answered).join("\n")).split("\n");

/** A statement without the yes or no that answers the question in front. */
export const withoutAnswer = (statement: string): string =>
  statement
    .replace(/^(?:yes|no)[,.:;!](?: -)? (?=\p{L})/iu, "")
    .replace(/^(?:是的|不是|可以|不可以|对|不)[,,。](?=\p{Script=Han}{3})/u, "");
