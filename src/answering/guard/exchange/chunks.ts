import { meaningOfMarked } from "../content.js";

/** Content words in a row that nothing parts, with the preposition in front of them. */
export interface Chunk {
  readonly text: string;
  readonly words: readonly string[];
  /** Empty for a subject, a verb or an object; "'s" for what owns the next one. */
  readonly marker: string;
}

const PREPOSITIONS =
  "by|to|at|in|into|from|with|on|for|of|under|through|via|within|between|after|before|against|about|towards?|as|until|since|during";
export const preposition = (rest = ""): string => `(?:${PREPOSITIONS})${rest}`;
const PART = new RegExp(
  `'s?(?= )|(?<![A-Za-z'-])(?:${PREPOSITIONS}|the|a|an|is|are|was|were|be|been|may|must|shall|should|can|cannot|could|will|would|has|have|had|does|do|did|its|their|his|her|your|our|my|this|that|these|those|it|they|and|or|but|not|no|who|which|where|when|if|than|only|also|each|every|any|all|other)(?![A-Za-z'-])|[,.;:()"。,;:、]|[由为是任在于向从对以把将被给归至的和与及或]`,
  "giu",
);
const NAME_ENDS = /(?<=(?<!^)(?<!\. )\p{Lu}[\p{L}-]* )(?=\p{Ll}{3})/u;
const MARKS = new RegExp(`^(?:${PREPOSITIONS}|[由为是任在于向从对以把将被给归至])$`, "i");
const DETERMINER =
  /^(?:the|an?|its|their|his|her|your|our|my|this|that|these|those|each|every|any|all|other)$/i;
/** Measures and frequencies tell nothing about what is said. */
const FAINT: ReadonlySet<string> = new Set(
  [
    "day",
    "week",
    "month",
    "year",
    "hour",
    "minute",
    "per",
    "cent",
    "more",
    "less",
    "least",
    "most",
    "up",
  ].flatMap((word) => [...meaningOfMarked(word)]),
);

const wordsOf = (run: string): string[] => [...meaningOfMarked(run)].filter((word) => !FAINT.has(word));

/** The runs of content words of a text whose numbers and dates are marked; a name ends where small letters begin. */
export function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let marker = "";
  let from = 0;
  const take = (end: number, owner: boolean): void => {
    const runs = text.slice(from, end).trim().split(NAME_ENDS);
    for (const run of runs) {
      const words = run === "" ? [] : wordsOf(run);
      if (words.length === 0) continue;
      chunks.push({ text: run.trim(), words, marker: owner ? "'s" : marker });
      marker = "";
    }
  };
  for (const m of text.matchAll(PART)) {
    const owner = m[0].startsWith("'");
    take(m.index, owner);
    if (MARKS.test(m[0])) marker = m[0].toLowerCase();
    else if (!owner && !DETERMINER.test(m[0])) marker = "";
    from = m.index + m[0].length;
  }
  take(text.length, false);
  return chunks;
}
