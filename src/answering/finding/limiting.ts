import type { Candidate } from "./choose-sentences.js";

/** Sentences behind a rule in which its exception is looked for. */
const BEHIND = 3;
/** Turns back to the sentence right before it. */
const TURNS =
  /^\W*(?:however|but|except|unless|nevertheless|otherwise|that said|the exception|exceptions?\b)|^[^\p{L}\p{N}]*(?:但|不过|然而|除非)/iu;
/** Says itself that something before it does not hold for all. */
const LIMITS =
  /\b(?:(?:does|do|shall|will) not apply|(?:is|are) (?:exempt|excluded)|with the exception of|exceptions? (?:is|are|to|from)|except (?:for|where|when|if|that|in))\b|除外|不适用|例外/iu;

/** The sentence of the rule's own section, close behind it, that limits it; null where none does. */
function limitOf(rule: Candidate, candidates: readonly Candidate[]): Candidate | null {
  const behind = candidates
    .filter(
      ({ stored, sentence, row }) =>
        stored === rule.stored &&
        sentence.section === rule.sentence.section &&
        row > rule.row &&
        row <= rule.row + BEHIND,
    )
    .sort((a, b) => a.row - b.row);
  return behind.find((one) => limits(one, rule)) ?? null;
}

function limits({ stored: { document }, sentence, row }: Candidate, rule: Candidate): boolean {
  const text = document.text.slice(sentence.start, sentence.end);
  return LIMITS.test(text) || (row === rule.row + 1 && TURNS.test(text));
}

/** The quotes with the exception to the first right behind it, at most `count`. */
export function withLimit(
  quotes: readonly Candidate[],
  candidates: readonly Candidate[],
  count: number,
): Candidate[] {
  const [first, ...others] = quotes;
  const limit = first && count > 1 ? limitOf(first, candidates) : null;
  if (!first || !limit) return [...quotes];
  return [first, limit, ...others.filter((other) => other !== limit)].slice(0, count);
}
