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

/** A sentence that asks, and by itself answers nothing. */
export const ASKING = /[?？]\W*$/u;

/** A found passage with what announces that the answer stands there. */
interface AnnouncedHit {
  readonly hit: Hit;
  /** How far the heading above asks what the question asks: 0, or up to 1.5. */
  readonly heading: number;
  /** The passage opens its section. */
  readonly opens: boolean;
  /** The sentence that explains the term that is asked for; null where none does. */
  readonly definingRow: number | null;
  /** What stands behind a sentence that asks what the question asks; null where none does. */
  readonly reply: Reply | null;
}

/** Sentences behind one that asks, up to the next that asks, as in a list of questions and answers. */
interface Reply {
  readonly firstRow: number;
  readonly endRow: number;
  /** How far the sentence in front of them asks the question: over 0, up to 1.5. */
  readonly asked: number;
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
      const reply = replyIn(placed, match);
      return { hit, heading, opens, definingRow, reply, place: place + (reply?.asked ?? 0), i };
    })
    .sort((a, b) => b.place - a.place || a.i - b.i);
}

function definingRowOf({ stored, firstSentenceRow, passage }: PassageRow, term: string): number | null {
  const sentences = stored.divided.sentences.slice(passage.firstSentence, passage.endSentence);
  const found = sentences.findIndex((sentence) => defines(stored, sentence, term));
  return found < 0 ? null : firstSentenceRow + found;
}

/** The reply to the sentence of the passage that asks the question best. */
function replyIn(
  { stored, firstSentenceRow, endSentenceRow, passage }: PassageRow,
  match: (heading: string) => number,
): Reply | null {
  const texts = stored.divided.sentences
    .slice(passage.firstSentence, passage.endSentence)
    .map(({ start, end }) => stored.document.text.slice(start, end));
  const asking = texts.flatMap((text, at) => (ASKING.test(text) ? [at] : []));
  const replies = asking.flatMap((at, i) => {
    const firstRow = firstSentenceRow + at + 1;
    const next = asking[i + 1];
    const endRow = next === undefined ? endSentenceRow : firstSentenceRow + next;
    const asked = firstRow < endRow ? match(texts[at] ?? "") : 0;
    return asked > 0 ? [{ firstRow, endRow, asked }] : [];
  });
  return replies.sort((one, other) => other.asked - one.asked)[0] ?? null;
}

/** What a row of the passage, the `at`-th behind its first, gains. */
export const announcementBonus = (
  { heading, opens, definingRow, reply }: AnnouncedHit,
  row: number,
  at: number,
): number =>
  heading * shareOf(at, opens) +
  (row === definingRow ? DEFINING.sentence : 0) +
  (reply && isIn(reply, row) ? reply.asked * shareOf(row - reply.firstRow, true) : 0);

/** The first sentence answers what stands above, where it opens what stands below it. */
const shareOf = (at: number, opens: boolean): number =>
  opens && at === 0 ? SENTENCE.first : SENTENCE.next * SENTENCE.each ** at;

const isIn = ({ firstRow, endRow }: Reply, row: number): boolean => firstRow <= row && row < endRow;

/** How sure the announcement makes of a row: 1 and more where the heading or the sentence says that it is the answer. */
export const announced = ({ heading, definingRow, reply }: AnnouncedHit, row: number): number =>
  Math.max(heading, row === definingRow ? 1 : 0, row === reply?.firstRow ? reply.asked : 0);
