import type { StoredDocument } from "../../retrieval/corpus.js";
import type { WeighedConcept } from "../../retrieval/script-query.js";
import { termsOf } from "../../retrieval/text/stems.js";
import type { AnswerType } from "../question/answer-type.js";
import { placesOf } from "../question/places.js";
import type { Question } from "../question/question.js";
import type { Reference } from "../question/reference.js";
import type { Candidate } from "./choose-sentences.js";
import { coverage } from "./coverage.js";

/** Documents answer equally well when their best sentences cover the asked-for part of the question this closely. */
const EQUAL_COVERAGE = 0.1;
const EQUAL_SCORE = 0.06;
/** Below this a sentence merely shares a word with the question. */
const MIN_COVERAGE = 0.4;

/**
 * The rival sentences of a question that several documents answer, best first, or null when the question is clear.
 * Two rules: it speaks of "the plan" and several documents are meant which answer it equally well; or it asks for one
 * value, and documents of different places give one each.
 */
export function rivalsOf(
  { type, reference, form }: Question,
  candidates: readonly Candidate[],
  concepts: readonly WeighedConcept[],
): Candidate[] | null {
  if (form === "each") return null;
  const best = bestOfEach(candidates);
  const first = best[0];
  if (!first) return null;
  if (reference && reference.documents.length > 1 && reference.documents.includes(first.stored)) {
    return rivalsByReference(best, concepts, type, reference);
  }
  if (type === null || reference?.documents.length === 1) return null;
  const rivals = best.filter(
    (rival) =>
      rival.hasType &&
      rival.coverage >= Math.max(MIN_COVERAGE, first.coverage - EQUAL_COVERAGE) &&
      rival.score >= first.score * (1 - EQUAL_SCORE),
  );
  return first.hasType && differByPlace(rivals) ? rivals : null;
}

function rivalsByReference(
  best: readonly Candidate[],
  concepts: readonly WeighedConcept[],
  type: AnswerType,
  { terms, documents }: Reference,
): Candidate[] | null {
  const asked = concepts.filter(({ concept }) => !concept.variants.some(({ term }) => terms.has(term)));
  const meant = best.filter(({ stored }) => documents.includes(stored));
  const dated = meant.filter((candidate) => candidate.statesValidity);
  if (dated.length > 0) return dated.length > 1 ? dated : null;
  const covers = (candidate: Candidate): number => {
    const { start, end } = candidate.sentence;
    const terms = termsOf(candidate.stored.document.text.slice(start, end));
    return coverage(asked, [{ terms, weight: 1 }]);
  };
  const most = Math.max(...meant.map(covers));
  const rivals = meant.filter(
    (rival) =>
      covers(rival) >= Math.max(asked.length === 0 ? 0 : MIN_COVERAGE, most - EQUAL_COVERAGE) &&
      (type === null || rival.hasType),
  );
  return rivals.length > 1 ? rivals : null;
}

const differByPlace = (rivals: readonly Candidate[]): boolean => {
  const places = rivals.map(({ stored }) => placesOf(stored));
  return (
    rivals.length > 1 &&
    places.every((of) => of.length > 0) &&
    new Set(places.map(String)).size === rivals.length
  );
};

function bestOfEach(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<StoredDocument>();
  return candidates.filter(({ stored }) => !seen.has(stored) && seen.add(stored));
}
