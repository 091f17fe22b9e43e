import { overlaps, type Span } from "../../documents/span.js";
import { foldSpace } from "../composing/quotes.js";
import type { NamedPlaces } from "../question/places.js";
import type { Candidate } from "./choose-sentences.js";

/**
 * A further sentence must come this near to the first to be worth a reader's time: measured as the highest bound that
 * loses none of the answers that only a second or third quote gives.
 */
const WORTH_SAYING = 0.6;
/** "Dear colleagues:", "The dates are as follows:": what is asked for comes after such a line, so it counts so much less. */
const ANNOUNCING = 0.25;

/**
 * The sentences to quote, the best first, none twice. Where a question names several `places`, each gets its best sentence
 * first. A score says how sure we are that the documents answer, worth which words to print.
 */
export function selectQuotes(
  candidates: readonly Candidate[],
  count: number,
  places: NamedPlaces = new Map(),
): Candidate[] {
  const chosen: Candidate[] = [];
  const take = (candidate: Candidate | undefined): void => {
    if (!candidate || chosen.length >= count || isColumnNames(candidate)) return;
    if (chosen.every((other) => !sameWords(other, candidate) && !isLeadOf(candidate, other)))
      chosen.push(candidate);
  };
  const sayingFirst = candidates
    .map((candidate) => ({ candidate, worth: worthOf(candidate) }))
    .sort((a, b) => b.worth - a.worth);
  for (const of of places.values())
    take(sayingFirst.find(({ candidate: { stored } }) => of.includes(stored))?.candidate);
  const floor = (candidates[0]?.score ?? 0) * WORTH_SAYING;
  for (const { candidate, worth } of sayingFirst) if (worth >= floor) take(candidate);
  return chosen;
}

function worthOf({ stored, sentence, score }: Candidate): number {
  const text = stored.document.text.slice(sentence.start, sentence.end);
  return /[:：]$/.test(text.trimEnd()) ? score - ANNOUNCING : score;
}

/** The names of a table's columns say nothing by themselves; each of its rows is shown below them. */
function isColumnNames({ stored, sentence }: Candidate): boolean {
  const { document, divided } = stored;
  if (!document.text.slice(sentence.start, sentence.end).includes(" | ")) return false;
  return divided.sentences.some(({ lead }) => lead !== null && sameSpan(lead, sentence));
}

/** The line that opens a list is printed with each of its bullets already. */
const isLeadOf = (candidate: Candidate, { stored, sentence }: Candidate): boolean =>
  stored === candidate.stored && sentence.lead !== null && sameSpan(sentence.lead, candidate.sentence);

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

function sameWords(a: Candidate, b: Candidate): boolean {
  if (a.stored === b.stored && overlaps(a.sentence, b.sentence)) return true;
  return wordsOf(a) === wordsOf(b);
}

const wordsOf = ({ stored, sentence }: Candidate): string =>
  foldSpace(stored.document.text.slice(sentence.start, sentence.end)).toLowerCase();
