import type { StoredDocument } from "../../retrieval/corpus.js";
import type { Searcher, SearchResult } from "../../retrieval/searcher.js";
import { withoutAsking } from "../../retrieval/text/asking-words.js";
import { remembering } from "../../retrieval/text/remembering.js";
import { termsOf } from "../../retrieval/text/stems.js";
import { coverage } from "./coverage.js";

/** A heading asks what the question asks from this share of the words in common on, of its own and of the question's. */
const SAME_QUESTION = 0.6;
/** Beyond what shares can reach: the heading is the question word for word. */
const WORD_FOR_WORD = 1.5;
/** A heading that names a topic ("Reporting incidents") promises less than one that asks a question. */
const TOPIC = 0.3;
const ASKS =
  /^\W*(?:what|who|whom|whose|which|when|where|why|how|can|could|may|must|should|do|does|did|is|are|am|will)\b|[?？]\W*$/iu;
/** Marks by which a heading and the same words in a question may differ. */
const MARKS = 8;

/** How far a heading asks what was asked: 0; 0.2 to 1 where the words are nearly the same; more where they are the same. */
export function headingMatcher({ query, concepts }: SearchResult): (heading: string) => number {
  const asked = new Set(query.tokens.map(({ term }) => term));
  const words = foldedWords(query.text);
  return (heading) => {
    if (foldedWords(heading) === words) return WORD_FOR_WORD;
    const terms = askedTerms(heading);
    if (terms.size === 0) return 0;
    const theirs = [...terms].filter((term) => asked.has(term)).length / terms.size;
    if (theirs < SAME_QUESTION) return 0;
    const both = Math.min(theirs, coverage(concepts, [{ terms, weight: 1 }]));
    if (both < SAME_QUESTION) return 0;
    return ASKS.test(heading) ? both : TOPIC * both;
  };
}

/** Passages that open a section whose heading is the question word for word, in documents that may be searched. */
export function sectionsAsked(
  { corpus }: Searcher,
  question: string,
  documents: readonly StoredDocument[],
): number[] {
  const words = foldedWords(question);
  if (words === "") return [];
  const allowed = new Set(documents);
  return corpus.documents.flatMap((stored, d) => {
    if (!allowed.has(stored)) return [];
    const { sections, passages } = stored.divided;
    return sections.flatMap(({ path }, s) => {
      const heading = path.at(-1) ?? "";
      if (Math.abs(heading.length - question.length) > MARKS || foldedWords(heading) !== words) return [];
      const first = passages.findIndex(({ section }) => section === s);
      return first < 0 ? [] : [(corpus.passageBase[d] ?? 0) + first];
    });
  });
}

const askedTerms = (heading: string): ReadonlySet<string> => termsOf(withoutAsking(heading));

const foldedWords = remembering(
  (text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  5_000,
);
