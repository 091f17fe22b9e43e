import { type PassageRow, passageAt } from "../../retrieval/corpus.js";
import type { Hit } from "../../retrieval/four-terms.js";
import type { Searcher, SearchResult } from "../../retrieval/searcher.js";
import type { Question } from "../question/question.js";
import { defines } from "./defining.js";
import { headingMatcher } from "./heading-match.js";

/** What the passage that opens its section gains of a match of the heading in the order of passages, and what others do. */
const PASSAGE = { first: 1, later: 0.5 };
/** The same of its sentences: the first, which answers the heading, and those behind it, each less than the one before. */
const SENTENCE = { first: 1, next: 0.7, each: 0.9 };
/** What a passage gains in which the asked-for term is explained, and the sentence that does. */
const DEFINING = { passage: 1, sentence: 1.2 };

/** A found passage with what announces that the answer stands there. */
interface AnnouncedHit {
  readonly hit: Hit;
  /** How far the heading above asks what the question asks: 0, or up to 1.5. */
  readonly heading: number;
  /** The passage opens its section. */
  readonly opens: boolean;
  /** The sentence that explains the term that is asked for; null where none does. */
  readonly definingRow: number | null;
}

/** The hits in the order in which their sentences are looked at: where an answer is announced, first. */
export function byAnnouncement(
  { corpus }: Searcher,
  result: SearchResult,
  question: Question,
): AnnouncedHit[] {
  const match = headingMatcher(result);
  return result.hits
    .map((hit, i) => {
      const placed = passageAt(corpus, hit.row);
      const { stored, passage } = placed;
      const { sections, sentences } = stored.divided;
      const heading = match(sections[passage.section]?.path.at(-1) ?? "");
      const opens = sentences[passage.firstSentence - 1]?.section !== passage.section;
      const definingRow = question.defined === null ? null : definingRowOf(placed, question.defined);
      const gain = (opens ? PASSAGE.first : PASSAGE.later) * heading;
      const place = hit.score + gain + (definingRow === null ? 0 : DEFINING.passage);
      return { hit, heading, opens, definingRow, place, i };
    })
    .sort((a, b) => b.place - a.place || a.i - b.i);
}

function definingRowOf({ stored, firstSentenceRow, passage }: PassageRow, term: string): number | null {
  const sentences = stored.divided.sentences.slice(passage.firstSentence, passage.endSentence);
  const found = sentences.findIndex((sentence) => defines(stored, sentence, term));
  return found < 0 ? null : firstSentenceRow + found;
}

/** What a row of the passage, the `at`-th behind its first, gains. */
export const announcementBonus = (
  { heading, opens, definingRow }: AnnouncedHit,
  row: number,
  at: number,
): number =>
  heading * (opens && at === 0 ? SENTENCE.first : SENTENCE.next * SENTENCE.each ** at) +
  (row === definingRow ? DEFINING.sentence : 0);

/** How sure the announcement makes of a row: 1 and more where the heading or the sentence says that it is the answer. */
export const announced = ({ heading, definingRow }: AnnouncedHit, row: number): number =>
  Math.max(heading, row === definingRow ? 1 : 0);
