import type { Passage, Sentence } from "../../documents/structure.js";
import { statusOf } from "../../documents/validity.js";
import { passageAt, type StoredDocument, sentenceAt } from "../../retrieval/corpus.js";
import { rowTerms, type TermSet } from "../../retrieval/lexical/row-terms.js";
import type { Searcher, SearchResult } from "../../retrieval/searcher.js";
import { termsOf } from "../../retrieval/text/stems.js";
import { hasType } from "../question/answer-type.js";
import type { Question } from "../question/question.js";
import { statesPeriod, statesValidity } from "../question/reference.js";
import { ASKING, announced, announcementBonus, byAnnouncement } from "./announced.js";
import { commonWords } from "./common-words.js";
import { coverage } from "./coverage.js";

/** The sentence-choosing recipe: shares of the question covered, the asked-for form, the passage's own score. */
const WEIGHTS = {
  coverage: 0.6,
  cosine: 0.4,
  type: 0.1,
  passage: 0.6,
  validity: 0.5,
  period: 0.3,
  standing: 0.01,
  asking: 0.2,
};
/** A vector made of first meanings in the order of another language says less. */
const TRANSLATED_COSINE = 0.2;
/** What only the headings or neighbours of a sentence say counts this much of what it says itself. */
const CONTEXT_WEIGHT = 0.3;
/** What names the document (title, place) is understood in each of its sentences. */
const IDENTITY_WEIGHT = 0.6;
const NO_TERMS: TermSet = new Set();
/** What the sentence before says of a sentence that begins by pointing back to it ("It covers three ..."). */
const ANTECEDENT_WEIGHT = 0.7;
/** Passages whose sentences are looked at. */
const PASSAGES = 7;

export interface Candidate {
  readonly stored: StoredDocument;
  readonly sentence: Sentence;
  readonly row: number;
  readonly score: number;
  /** Share of the question that the sentence with its context covers. */
  readonly coverage: number;
  /** With the question; null where there are no vectors. */
  readonly cosine: number | null;
  readonly hasType: boolean;
  readonly passageScore: number;
  /** How far the heading above, or the sentence itself, says that it is the answer: 0, or 1 and more where it does. */
  readonly announced: number;
  /** The question asks until or from when a document holds, and this sentence says it of a document that it means. */
  readonly statesValidity: boolean;
}

/** Every sentence of the best passages, by falling score; ties in the order of the passages. */
export function chooseSentences(searcher: Searcher, result: SearchResult, question: Question): Candidate[] {
  const { type, reference, places, validity } = question;
  const terms = new Set(result.query.tokens.map(({ term }) => term));
  const seen = new Map<number, Candidate>();
  const leaning: number[] = [];
  const termsOfSentence = rowTerms(searcher.indexes.sentences);
  const termsOfPassage = rowTerms(searcher.indexes.passages);
  for (const place of byAnnouncement(searcher, result, question).slice(0, PASSAGES)) {
    const { hit } = place;
    const { stored, passage, firstSentenceRow, endSentenceRow } = passageAt(searcher.corpus, hit.row);
    const meant = reference?.documents.includes(stored) ? reference : null;
    // What is said of one of the places that were named need not say the others.
    const elsewhere = places.documents.includes(stored) ? places.terms : NO_TERMS;
    const { title, jurisdiction } = stored.document.metadata;
    const identity = termsOf(`${title} ${jurisdiction ?? ""}`);
    const indexed = termsOfPassage(hit.row);
    const between = termsOf(textBetweenSentences(stored, passage));
    const context = { has: (term: string): boolean => indexed.has(term) || between.has(term) };
    for (let row = firstSentenceRow; row < endSentenceRow; row++) {
      if (seen.has(row)) continue;
      const { sentence } = sentenceAt(searcher.corpus, row);
      const said = textOf(stored, sentence);
      const before = row > firstSentenceRow && leansBack(said) ? sentenceAt(searcher.corpus, row - 1) : null;
      if (before) leaning.push(row);
      const antecedent = before ? termsOfSentence(row - 1) : NO_TERMS;
      const covered = coverage(hit.concepts, [
        { terms: termsOfSentence(row), weight: 1 },
        { terms: antecedent, weight: ANTECEDENT_WEIGHT },
        { terms: identity, weight: IDENTITY_WEIGHT },
        { terms: meant?.terms ?? NO_TERMS, weight: 1 },
        { terms: elsewhere, weight: 1 },
        { terms: context, weight: CONTEXT_WEIGHT },
      ]);
      const cosine = result.sentenceCosine(hit, row);
      const typed = hasType(said, type, terms, () => commonWords(stored));
      const dated = validity !== null && meant !== null && statesValidity(said, stored, validity);
      const score =
        WEIGHTS.coverage * covered +
        (hit.firstMeaning === null ? WEIGHTS.cosine : TRANSLATED_COSINE) * (cosine ?? 0) +
        WEIGHTS.type * Number(typed) +
        WEIGHTS.passage * hit.score +
        WEIGHTS.validity * Number(dated) +
        WEIGHTS.period * Number(dated && statesPeriod(said, stored)) +
        WEIGHTS.standing * Number(stands(stored, question.request.asOf)) +
        announcementBonus(place, row, row - firstSentenceRow) -
        WEIGHTS.asking * Number(ASKING.test(said));
      seen.set(row, {
        stored,
        sentence,
        row,
        score,
        coverage: covered,
        cosine,
        hasType: typed,
        passageScore: hit.score,
        announced: announced(place, row),
        statesValidity: dated,
      });
    }
  }
  for (const row of leaning) nameSubject(seen, row);
  return [...seen.values()].sort((a, b) => b.score - a.score);
}

/**
 * "She proposed it": where somebody or something is asked for that the sentence only points back to, the sentence
 * before, which names it, is worth as much.
 */
function nameSubject(seen: Map<number, Candidate>, row: number): void {
  const leaning = seen.get(row);
  const before = seen.get(row - 1);
  if (
    !leaning ||
    !before ||
    leaning.hasType ||
    !before.hasType ||
    before.score >= leaning.score + WEIGHTS.type
  )
    return;
  seen.set(row - 1, {
    ...before,
    score: leaning.score + WEIGHTS.type,
    coverage: Math.max(before.coverage, leaning.coverage),
    cosine: before.cosine === null ? null : Math.max(before.cosine, leaning.cosine ?? 0),
  });
}

/** Begins with a pronoun, so that its subject stands in the sentence before. */
export const leansBack = (text: string): boolean =>
  POINTING.has(/^\w+|^[其该此这它]/.exec(text)?.[0].toLowerCase() ?? "");

const POINTING = new Set(
  "it its this these they their she her he his such those both 其 该 此 这 它".split(" "),
);

/** Breaks near-ties in favour of what holds today. */
function stands({ document }: StoredDocument, asOf: string): boolean {
  const status = statusOf(document.metadata, asOf);
  return status === "in-force" || status === "unknown";
}

/** What a passage says outside its sentences, such as the numbers of its list: the index does not know it. */
function textBetweenSentences({ document, divided }: StoredDocument, passage: Passage): string {
  const gaps: string[] = [];
  let from = passage.start;
  for (const { start, end } of divided.sentences.slice(passage.firstSentence, passage.endSentence)) {
    gaps.push(document.text.slice(from, start));
    from = end;
  }
  return gaps.join("\n").trim();
}

const textOf = ({ document }: StoredDocument, { start, end, lead }: Sentence): string =>
  `${lead ? `${document.text.slice(lead.start, lead.end)} ` : ""}${document.text.slice(start, end)}`;
