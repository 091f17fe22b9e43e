import type { StoredDocument } from "../../../retrieval/corpus.js";
import type { Question } from "../../question/question.js";
import { type Candidate, chooseSentences } from "../choose-sentences.js";
import { confidenceIn } from "../confidence.js";
import { judgementOf } from "../judge.js";
import type { Library } from "../library.js";
import { prepareSearch } from "../prepare-search.js";
import { searchAmong } from "../search-passages.js";
import type { Excerpt } from "./arranged.js";

/** What is said of something by documents that are looked at each by itself. */
interface BestSentences {
  readonly stored: StoredDocument;
  /** Best first; at least one. */
  readonly sentences: readonly Candidate[];
  /** They say it, by the calibrated confidence. */
  readonly says: boolean;
}

/** Of each document that the search for `text` finds, its best sentences; `among` limits the documents. */
export async function bestSentences(
  library: Library,
  question: Question,
  text: string,
  among: ReadonlySet<StoredDocument> | null = null,
): Promise<BestSentences[]> {
  const { searcher } = library;
  const { documents } = searcher.corpus;
  const { chosen } = question.eligible;
  const wanted = (d: number): boolean => {
    const stored = documents[d];
    return (chosen?.(d) ?? true) && (among === null || (stored !== undefined && among.has(stored)));
  };
  const prepared = await prepareSearch(library, text, question.request);
  const result = searchAmong(library, prepared, among === null ? chosen : wanted);
  const kind = prepared.translation ? "translated" : prepared.vector ? "dense" : "lexical";
  // The words of the question are not those that were searched for.
  const asked = { ...question, type: null, reference: null, validity: null };
  const numbers = new Set(result.hits.map(({ row }) => searcher.corpus.passageDocument[row] ?? 0));
  return [...numbers].flatMap((d) => {
    const hits = result.hits.filter(({ row }) => searcher.corpus.passageDocument[row] === d);
    const own = { ...result, hits };
    const sentences = chooseSentences(searcher, own, asked);
    const [first] = sentences;
    if (first === undefined) return [];
    const judgement = judgementOf(
      confidenceIn(own, sentences, kind),
      library.calibration(question.request.audience),
    );
    return [{ stored: first.stored, sentences, says: judgement !== "not-covered" }];
  });
}

export const sentenceExcerpt = ({ stored, sentence }: Candidate): Excerpt => ({
  stored,
  start: sentence.start,
  end: sentence.end,
  section: stored.divided.sections[sentence.section]?.path ?? [],
  lead: sentence.lead,
});
