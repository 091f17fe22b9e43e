const VERBAL =
  /(?<![A-Za-z])(?:is|are|was|were|be|been|may|must|shall|should|can|cannot|could|will|would|has|have|had|do|does|did|not|never|no|need|needs|only|unless|except)(?![A-Za-z])|n't|[不未无禁须应可需]|开放|闭馆|关闭/i;
const AND_VERB =
  / (?:and|but|or|though|although|while|whereas|yet|however) (?=(?:is|are|was|were|may|must|shall|should|can|cannot|could|will|has|have|do|does|did|not|never|they|it|he|she|we|you|those|these|there)(?![A-Za-z]))/i;
const SENTENCE_END = /(?<=[.!?;])(?:\s+|(?=\p{Script=Han}))|(?<=。)/u;

const COMMA = /,(?!\d)\s*/u;
const RESTRICTION =
  /^(?:but |and )?(?:unless|except|excluding|other than|apart from|provided|as long as|if|only|not |until|even|so long as|with the exception|save |除|但|且|未经|只有|仅|若|如)/i;

/** A condition in front belongs to the clause that follows it. */
const LEADING_CONDITION = /^(?:未经|without )/i;
const STOP = new Set(
  "a an the of to in on at by for from with and or but as is are was were be been being it its this that these those they them their he she you your we our who which what when where while if not no any all each every such than then there also has have had do does did will would may must can could should shall only unless except before after until once".split(
    " ",
  ),
);
const HAN_RULE = /[的了在是和与及或不未无可以应当须必须得只仅除外本该各]/gu;

/** Crude stem: enough to see that "published" and "publish" are one word. */
function stem(word: string): string {
  const cut = word.replace(/(?:'s|ations?|ments?|ings?|ables?|ible|edly|ed|ers?|es|ly|s|y|e)$/, "");
  return (cut.length >= 3 ? cut : word).slice(0, 6);
}

const DATE_WORD = /^d\d*x\d*x\d*$/;

/** What a text is about: stems of its content words, and pairs of Han characters. */
export function contentOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{Script=Latin}\d]+(?:'s)?/gu) ?? [])
    if (!STOP.has(word)) found.add(DATE_WORD.test(word) ? word : stem(word));
  const han = text.replace(HAN_RULE, " ");
  for (const run of han.match(/\p{Script=Han}{2,}/gu) ?? [])
    for (let i = 0; i + 1 < run.length; i++) found.add(run.slice(i, i + 2));
  return found;
}

/** Joins pieces that cannot stand alone (list members, "On Sundays") to a neighbour. */
function merge(pieces: readonly string[]): string[] {
  const out: string[] = [];
  let held = "";
  for (const piece of pieces) {
    const text = held === "" ? piece : `${held}, ${piece}`;
    held = "";
    if (contentOf(piece).size >= 2 && VERBAL.test(piece) && !LEADING_CONDITION.test(piece)) out.push(text);
    else if (out.length > 0 && held === "") out[out.length - 1] = `${out[out.length - 1]}, ${text}`;
    else held = text;
  }
  if (held !== "") out.push(held);
  return out;
}

/** The clauses of a normalised text, each able to carry a rule of its own. */
export function clausesOf(text: string): string[] {
  return text
    .split(SENTENCE_END)
    .flatMap((sentence) => merge(sentence.split(COMMA).flatMap((part) => part.split(AND_VERB))))
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
}
/**
 * The texts over which an exception reaches: a clause that begins with one belongs to its neighbour, any other stands
 * for itself.
 */
export function rulesOf(text: string): string[] {
  return sentencesOf(text).flatMap((sentence) => {
    const rules: string[] = [];
    let held = "";
    for (const clause of clausesOf(sentence)) {
      const leads = RESTRICTION.test(clause);
      if (leads && rules.length > 0) rules[rules.length - 1] = `${rules[rules.length - 1]}, ${clause}`;
      else if (leads) held = `${clause}, `;
      else {
        rules.push(held + clause);
        held = "";
      }
    }
    return held === "" ? rules : [...rules, held];
  });
}
export const sentencesOf = (text: string): string[] =>
  text.split(SENTENCE_END).filter((s) => s.trim() !== "");

/** Share of `said` that `source` also speaks of. */
export function overlap(said: ReadonlySet<string>, source: ReadonlySet<string>): number {
  if (said.size === 0) return 0;
  let both = 0;
  for (const word of said) if (source.has(word)) both++;
  return both / said.size;
}
