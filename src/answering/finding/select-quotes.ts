import { overlaps, type Span } from "../../documents/span.js";
import { termsOf } from "../../retrieval/text/stems.js";
import { foldSpace } from "../composing/quotes.js";
import type { NamedPlaces } from "../question/places.js";
import type { Candidate } from "./choose-sentences.js";

/**
 * A further sentence must come this near to the first to be worth a reader's time: measured as the highest bound that
 * loses none of the answers that only a second or third quote gives.
 */
const WORTH_SAYING = 0.6;
/**
 * Where the first is sure, a second and a third say as much themselves, whatever their passages are worth: within these of
 * it. A sentence right behind the first goes on with it, and needs a little less.
 */
const NEARLY = { second: 0.22, third: 0.14, goesOn: 0.06 };
const PASSAGE_SHARE = 0.6;
/** A first quote of which so much is the question's own words may say it again and not answer. */
const RESTATES = 0.7;
/** "Yes.": nobody understands it without the sentence behind it. */
const TOO_SHORT = 3;
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

/**
 * The quotes of a sure answer: of what was selected, only what competes with the first or goes on with it, and `kept`; all
 * where the first says hardly more than the question. `asked` are the question's terms.
 */
export function fewestQuotes(
  selected: readonly Candidate[],
  kept: readonly Candidate[],
  asked: ReadonlySet<string>,
): Candidate[] {
  const [first] = selected;
  if (!first) return [];
  const said = [...termsOf(first.stored.document.text.slice(first.sentence.start, first.sentence.end))];
  if (said.filter((term) => asked.has(term)).length >= said.length * RESTATES) return [...selected];
  return selected.filter((other, i) => {
    if (i === 0 || kept.includes(other)) return true;
    const goesOn = other.stored === first.stored && other.row === first.row + 1;
    if (goesOn && wordCount(first) <= TOO_SHORT) return true;
    const near = (i === 1 ? NEARLY.second : NEARLY.third) + (goesOn ? NEARLY.goesOn : 0);
    return ownWorth(first) - ownWorth(other) <= near;
  });
}

/** What a sentence is worth without its passage. */
const ownWorth = ({ score, passageScore }: Candidate): number => score - PASSAGE_SHARE * passageScore;

const wordCount = ({ stored, sentence }: Candidate): number =>
  stored.document.text.slice(sentence.start, sentence.end).trim().split(/\s+/u).length;

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
