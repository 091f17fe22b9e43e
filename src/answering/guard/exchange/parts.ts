import { preposition } from "./chunks.js";

export interface Part {
  readonly text: string;
  /** What parts it from the one before; empty at the beginning of a sentence. */
  readonly joiner: string;
}

/** Words of which each finite clause has one, unless its verb stands alone. */
export const FINITE =
  "is|are|was|were|be|been|may|must|shall|should|can|cannot|could|will|would|has|have|had|does|do|did|need";
export const VERB = new RegExp(`(?<![A-Za-z])(?:${FINITE})(?![A-Za-z])`, "i");
/** Where one thing that is said ends and the next begins, in both languages. */
const CUTS = new RegExp(
  [
    ";\\s",
    "(?<=:)\\s",
    // In Chinese a list's mark parts clauses where what follows is as long as one.
    ";(?=\\p{Script=Han})|、(?=\\p{Script=Han}{5})",
    // A comma, but not that of a number, with the conjunction behind it.
    ",(?!\\d)\\s*(?:(?:and|but|or|while|whilst|whereas|though|although|yet|then) )?",
    // "Printed by A and in B", "the clerk and those of": what follows begins with a preposition or stands for a noun.
    `,? (?:and|but|or|then) (?=(?:${preposition()}|those|that|these|one|its|their|the latter|not|never|also|then|each|all|any|anyone|whoever) )`,
    // "And may stay", "and it closes": an auxiliary, or a pronoun before its verb.
    `,? (?:and|but|or) (?=(?:${FINITE}|it|they|he|she|we|you)(?![A-Za-z]))`,
    // "And signed by B", "and pays the fee": a participle or a verb, told by its ending and by what it takes.
    `,? (?:and|but) (?=(?:(?:\\w+ )?\\w+(?:ed|en)|\\w+[ts]) (?:${preposition()}|the|a|an|it|its|their|all|no)(?![A-Za-z]))`,
    // "And visitors of the hall must": a subject of a few words before its auxiliary.
    `,? (?:and|but) (?=(?:[\\w'-]+ ){1,7}?(?:${FINITE})(?![A-Za-z]))`,
    // "5 euros for A and 7 for B", but not "between 5 and 7".
    "(?<!between [^,;]{1,20}),? and (?=(?:(?:at|up to|the) )*[$€£¥₹]? ?(?:\\d|n\\d))",
    ",? (?:while|whilst|whereas|but|though|although) ",
    // A clause that depends on the one before.
    " (?=(?:following|when|if|once|until|unless|because|which|who|whose|where|provided|instead of|rather than) )",
    // "After a check by the porter": who or what took part in it is not who or what takes part in the rest.
    ` (?=(?:after|before) [^,;.]* (?:by|with|from|in|at) )`,
  ].join("|"),
  "giu",
);
const CLAUSE_JOIN = /^ (?:and|but) $/i;
/** "And, if it is not settled, to B": a condition between a conjunction and what it joins. */
const PARENTHESIS = /(?<= (?:and|but|or)), (?:if|where|when|unless|in case) [^,;.]*,(?= )/gi;
const CONDITION = /^(?:unless|except|if|provided|which|who|where|when|save|subject to)(?![A-Za-z])/i;
const PHRASE = new RegExp(`^${preposition()}(?![A-Za-z])`, "i");

const SUBJECT_AND_VERB = new RegExp(`^(?:[\\w'-]+ ){1,7}?(?:${FINITE})(?![A-Za-z])`, "i");
/** A list within a subject ("exporters in A and B may") is no clause: what stands before it has no verb. */
const withinSubject = (joiner: string, before: string, after: string): boolean =>
  CLAUSE_JOIN.test(joiner) &&
  !VERB.test(before) &&
  VERB.test(after.split(/[,;]/)[0] ?? "") &&
  SUBJECT_AND_VERB.test(after);

function cut(sentence: string, item: boolean): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let joiner = "";
  const take = (end: number): void => {
    const text = sentence.slice(from, end).trim();
    if (text !== "") parts.push({ text, joiner: parts.length === 0 ? "" : joiner });
  };
  for (const m of sentence.matchAll(CUTS)) {
    const after = sentence.slice(m.index + m[0].length);
    const before = sentence.slice(from, m.index);
    if (withinSubject(m[0], before, after)) continue;
    // A label and what it labels, or a phrase with no verb after a comma, go together.
    if (m[0] === " " && sentence[m.index - 1] === ":" && item) continue;
    if (m[0].trim() === "," && item && PHRASE.test(after) && !VERB.test(after.split(",")[0] ?? "")) continue;
    // "In her absence, B": a phrase in front belongs to the clause that follows.
    if (
      m[0].trim() === "," &&
      joiner !== "," &&
      PHRASE.test(before) &&
      !VERB.test(before) &&
      !CONDITION.test(after)
    )
      continue;
    take(m.index);
    from = m.index + m[0].length;
    joiner = m[0].trim() || "which";
  }
  take(sentence.length);
  return parts;
}

/** What a text says, part by part. */
export const partsOf = (text: string, item: boolean): Part[] =>
  text
    .replace(PARENTHESIS, "")
    .split(/(?<=[.!?])(?<!(?<![A-Za-z])(?:Mrs?|Ms|Dr|Prof|St|No|Art|etc|[A-Z])\.)\s+|(?<=。)/u)
    .flatMap((sentence) => cut(sentence, item));
