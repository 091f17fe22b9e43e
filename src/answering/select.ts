import { overlaps, type Span } from "../documents/span.js";
import type { StoredDocument } from "../retrieval/corpus.js";
import type { Candidate } from "./choose.js";
import { placesNamed } from "./places.js";
import { foldSpace } from "./quotes.js";

/**
 * A further sentence must come this near to the first to be worth a reader's time: measured as the highest bound that
 * loses none of the answers that only a second or third quote gives.
 */
const WORTH_SAYING = 0.7;
/** "Dear colleagues:", "The dates are as follows:": what is asked for comes after such a line, so it counts so much less. */
const ANNOUNCING = 0.25;

/**
 * The sentences to quote, the best first, none twice. Where a question names several places, each place that the
 * documents know gets its best sentence first.
 */
export function selectQuotes(
  candidates: readonly Candidate[],
  count: number,
  question = "",
  documents: readonly StoredDocument[] = [],
): Candidate[] {
  const chosen: Candidate[] = [];
  const take = (candidate: Candidate | undefined): void => {
    if (!candidate || chosen.length >= count || isColumnNames(candidate)) return;
    if (chosen.every((other) => !sameWords(other, candidate) && !isLeadOf(candidate, other)))
      chosen.push(candidate);
  };
  const places = placesNamed(question, documents);
  if (places.size > 1) {
    for (const of of places.values()) take(sayingFirst(candidates).find(({ stored }) => of.includes(stored)));
  }
  const floor = (candidates[0]?.score ?? 0) * WORTH_SAYING;
  for (const candidate of sayingFirst(candidates)) if (worthOf(candidate) >= floor) take(candidate);
  return chosen;
}

/** The same by falling worth: a score says how sure we are that the documents answer, worth which words to print. */
const sayingFirst = (candidates: readonly Candidate[]): Candidate[] =>
  [...candidates].sort((a, b) => worthOf(b) - worthOf(a));

const worthOf = (candidate: Candidate): number =>
  candidate.score - (/[:：]$/.test(wordsOf(candidate)) ? ANNOUNCING : 0);

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
