const VERBAL =
  /(?<![A-Za-z])(?:is|are|was|were|be|been|may|must|shall|should|can|cannot|could|will|would|has|have|had|do|does|did|not|never|no|need|needs|only|unless|except)(?![A-Za-z])|n't|[不未无禁须应可需]|开放|闭馆|关闭/i;
const AND_VERB =
  / (?:and|but|or|though|although|while|whilst|whereas|yet|however) (?=(?:is|are|was|were|may|must|shall|should|can|cannot|could|will|has|have|do|does|did|not|never|they|it|he|she|we|you|those|these|there)(?![A-Za-z]))/i;
const sentenceEnd =
  /(?<=[.!?;])(?<!(?<![A-Za-z])(?:Mrs?|Ms|Dr|Prof|St|No|Art|Nos|Arts|approx|etc|[A-Z])\.)(?:\s+|(?=\p{Script=Han}))|(?<=。)/u;
// "leave is paid and travel is not": a subject of its own stands between "and" and the second verb.
const AND_SUBJECT =
  / (?:and|but) (?=(?:[\w'-]+ ){1,7}?(?:is|are|may|must|shall|should|can|cannot|could|will|has|have)(?![A-Za-z]))/i;
const FINITE =
  /(?<![A-Za-z])(?:is|are|was|were|may|must|shall|should|can|cannot|could|will|has|have)(?![A-Za-z])/i;

const COMMA = /,(?!\d)\s*|(?<!\d),/u;
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
  const cut = word
    .replace(/'s$/, "")
    .replace(/(?:ations?|ments?|ings?|ables?|ible|edly|ed|ers?|es|ly|s|y|e)$/, "");
  return (cut.length >= 3 ? cut : word.replace(/'s$/, "")).slice(0, 6);
}

const DATE_WORD = /^(?:d\d*x\d*x\d*|n\d[\dp]*)$/;

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

// "…, and are not returned": the subject stands before.
const BARE_VERB =
  /^(?:and|or|but) (?:is|are|was|were|may|must|shall|should|can|cannot|will|has|have|does|do)(?![A-Za-z])/i;

// What is counted in belongs to the clause in front.
const ADDED = /^(?:including|especially|in particular|such as|namely|for example|notably)(?![A-Za-z])/i;

interface Piece {
  readonly text: string;
  /** It has a verb of its own, whatever its words. */
  readonly whole: boolean;
}

/** Joins pieces that cannot stand alone (list members, "On Sundays") to a neighbour. */
function merge(pieces: readonly Piece[]): string[] {
  const out: string[] = [];
  let held = "";
  for (const piece of pieces) {
    const text = held === "" ? piece.text : `${held}, ${piece.text}`;
    held = "";
    const verbal = !ADDED.test(piece.text) && (piece.whole || VERBAL.test(piece.text));
    const size = BARE_VERB.test(piece.text) ? 1 : 2;
    if (contentOf(piece.text).size >= size && verbal && !LEADING_CONDITION.test(piece.text)) out.push(text);
    else if (out.length > 0 && held === "") out[out.length - 1] = `${out[out.length - 1]}, ${text}`;
    else held = text;
  }
  if (held !== "") out.push(held);
  return out;
}

const CONTRAST = /^(?:but|while|whilst|whereas|though|although|yet|however)(?![A-Za-z])/i;
const JOINED = /^(?:and|but|while|whilst|whereas|though|although|yet|however|which|who)(?![A-Za-z])/i;

/** Two clauses with a subject each, joined by "and". */
function coordinated(text: string): string[] {
  const found = AND_SUBJECT.exec(text);
  if (!found) return [text];
  const first = text.slice(0, found.index);
  return FINITE.test(first) ? [first, ...coordinated(text.slice(found.index + found[0].length))] : [text];
}

// A Chinese piece with a number or a copula says something of its own, one that ends in 的 or 时 is a condition.
const hanWhole = /^(?!.*[的时后者][,,]?$)(?=.*\p{Script=Han}{3})(?=.*(?:[为是由归]|只能|可以|\d|免|n\d))/u;

function piecesOf(sentence: string): Piece[] {
  const parts = sentence.split(COMMA);
  return parts.flatMap((part, i) => {
    const joined = part.split(AND_VERB).flatMap(coordinated);
    const next = parts[i + 1] ?? "";
    // What a contrast or "and" with a verb follows, has a verb too.
    const led = CONTRAST.test(next) || (JOINED.test(next) && VERBAL.test(next));
    return joined.map((text, j) => ({
      text,
      whole:
        j < joined.length - 1 ||
        hanWhole.test(text) ||
        CONTRAST.test(text) ||
        (led && !RESTRICTION.test(text)),
    }));
  });
}

/** The clauses of a normalised text, each able to carry a rule of its own. */
export function clausesOf(text: string): string[] {
  return text
    .split(sentenceEnd)
    .flatMap((sentence) => merge(piecesOf(sentence)))
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
export const sentencesOf = (text: string): string[] => text.split(sentenceEnd).filter((s) => s.trim() !== "");

/** Share of `said` that `source` also speaks of. */
export function overlap(said: ReadonlySet<string>, source: ReadonlySet<string>): number {
  if (said.size === 0) return 0;
  let both = 0;
  for (const word of said) if (source.has(word)) both++;
  return both / said.size;
}
