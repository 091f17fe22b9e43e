import { weighedAnswer } from "../answering/answer.js";
import type { Library } from "../answering/finding/library.js";
import { prepareSearch } from "../answering/finding/prepare-search.js";
import { rerankResult } from "../answering/finding/reranking/rerank-result.js";
import type { Corpus } from "../retrieval/corpus.js";
import { type RetrievalSet, readRetrievalSet } from "./common-form.js";
import { type EvaluationRun, requestOf } from "./evaluate-golden.js";
import { evaluatedAnswer, type Figures, type QuestionRow, quoteFigures } from "./figures.js";
import { mean, ndcg, recall, reciprocalRank } from "./measures.js";
import { memoisedLibrary } from "./memoised-library.js";
import { corpusOfSet } from "./set-corpus.js";

/** Hits ranked a question: enough for ten rows although a row may be split into several passages. */
const RANKED_HITS = 100;

/** Indexes the rows of a folder apart, each row a document, and asks every question of them. */
export async function evaluateFolder(
  folder: string,
  { asked, tools, onProgress }: EvaluationRun,
  index: (corpus: Corpus) => Promise<Library>,
): Promise<{ figures: Figures; rows: QuestionRow[] }> {
  const set = await readRetrievalSet(folder);
  const corpus = corpusOfSet(set);
  const indexed = await index(corpus);
  const total = set.queries.length + set.unanswerable.length;
  const rows: QuestionRow[] = [];
  const row = async (
    id: string,
    text: string,
    kind: string,
    scope: string | undefined,
  ): Promise<QuestionRow> => {
    onProgress(rows.length, total);
    const documents =
      scope === undefined ? null : set.rows.filter(({ title }) => title === scope).map((one) => one.id);
    const library = memoisedLibrary(indexed);
    const request = requestOf(text, asked, documents);
    const { answer: given, confidence } = await weighedAnswer(library, request, tools);
    return {
      id,
      kind,
      ranked:
        kind === "none" ? [] : await rank(library, corpus, { text, documents, audience: asked.audience }),
      ...evaluatedAnswer(given),
      gold: kind === "none" ? [] : (set.answers.get(id) ?? []),
      need: 1,
      confidence,
    };
  };
  for (const { id, text, scope } of set.queries) rows.push(await row(id, text, "fact", scope));
  for (const { id, text } of set.unanswerable) rows.push(await row(id, text, "none", undefined));
  onProgress(rows.length, total);
  return { figures: { n: rows.length, ...rankingFigures(set, rows), ...quoteFigures(rows) }, rows };
}

/** `documents` null: all of them. */
interface RankedQuestion {
  readonly text: string;
  readonly audience: string;
  readonly documents: readonly string[] | null;
}

/** Rows by their best passage. */
async function rank(
  library: Library,
  corpus: Corpus,
  { text, audience, documents }: RankedQuestion,
): Promise<string[]> {
  const wanted = documents && new Set(documents);
  const { vector, translation, scope } = await prepareSearch(library, text, { audience });
  const options = {
    translation,
    count: RANKED_HITS,
    chosen: wanted && ((d: number) => wanted.has(corpus.documents[d]?.document.id ?? "")),
  };
  const found = library.searcher.search(text, vector, scope, options);
  const { hits } = (await rerankResult(library, text, found)).result;
  const ids = hits.map((hit) => corpus.documents[corpus.passageDocument[hit.row] ?? 0]?.document.id ?? "");
  return [...new Set(ids)];
}

function rankingFigures({ grades }: RetrievalSet, rows: readonly QuestionRow[]): Figures {
  const judged = rows.flatMap(({ id, kind, ranked }) => {
    const of = grades.get(id);
    return kind === "none" || !of ? [] : [{ ranked, of }];
  });
  if (judged.length === 0) return {};
  return {
    ndcg10: mean(judged.map(({ ranked, of }) => ndcg(ranked, of, 10))),
    recall5: mean(judged.map(({ ranked, of }) => recall(ranked, of, 5))),
    recall10: mean(judged.map(({ ranked, of }) => recall(ranked, of, 10))),
    mrr10: mean(judged.map(({ ranked, of }) => reciprocalRank(ranked, of, 10))),
  };
}
