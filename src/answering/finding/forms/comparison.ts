import type { StoredDocument } from "../../../retrieval/corpus.js";
import { placesNamed } from "../../question/places.js";
import type { Question } from "../../question/question.js";
import type { Candidate } from "../choose-sentences.js";
import type { Library } from "../library.js";
import { selectQuotes } from "../select-quotes.js";
import type { Arranged } from "./arranged.js";
import { bestSentences, sentenceExcerpt } from "./best-sentences.js";
import { documentsNamed } from "./named-documents.js";

/** Sentences of each side. */
const EACH = 2;

/**
 * What the documents say of each of two things: of two documents or places that are named, or of two subjects. Null where
 * one of them says nothing of it.
 */
export async function comparisonAsked(
  library: Library,
  question: Question,
  [one, other]: readonly [string, string],
  aspect: string,
): Promise<Arranged | null> {
  const named = [one, other].map((side) => documentsOf(side, question.eligible.documents));
  const [first = [], second = []] = named;
  const apart = first.length > 0 && second.length > 0 && !first.some((stored) => second.includes(stored));
  const sides = apart
    ? [
        await ofDocuments(library, question, aspect, first),
        await ofDocuments(library, question, aspect, second),
      ]
    : [
        await ofSubject(library, question, `${one} ${aspect}`),
        await ofSubject(library, question, `${other} ${aspect}`),
      ];
  const [left = [], right = []] = sides;
  if (left.length === 0 || right.length === 0) return null;
  const both = [...left, ...right.filter(({ row }) => left.every((known) => known.row !== row))];
  if (both.length === left.length) return null;
  return {
    outcome: "arranged",
    form: "comparison",
    excerpts: both.map(sentenceExcerpt),
    overview: null,
    uncertain: false,
  };
}

function documentsOf(side: string, documents: readonly StoredDocument[]): readonly StoredDocument[] {
  const [ofPlace] = placesNamed(side, documents).values();
  if (!ofPlace) return documentsNamed(side, documents);
  const both = documentsNamed(side, ofPlace);
  return both.length > 0 ? both : ofPlace;
}

async function ofDocuments(
  library: Library,
  question: Question,
  aspect: string,
  documents: readonly StoredDocument[],
): Promise<Candidate[]> {
  const text = aspect === "" ? question.request.text : aspect;
  const found = await bestSentences(library, question, text, new Set(documents));
  // Who names two documents and nothing of them wants what they say at all.
  const saying = aspect === "" ? found : found.filter(({ says }) => says);
  return selectQuotes(saying[0]?.sentences ?? [], EACH);
}

async function ofSubject(library: Library, question: Question, text: string): Promise<Candidate[]> {
  const [best] = await bestSentences(library, question, text);
  return best?.says ? selectQuotes(best.sentences, 1) : [];
}
