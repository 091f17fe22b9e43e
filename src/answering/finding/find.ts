import type { EncodeFailure } from "../../retrieval/encoder.js";
import type { RerankFailure } from "../../retrieval/reranker.js";
import type { SearchResult } from "../../retrieval/searcher.js";
import { ownTurn } from "../../time/event-loop-turns.js";
import { type AnswerType, answerTypeOf } from "../question/answer-type.js";
import type { AskRequest } from "../question/ask-request.js";
import { type SeveralPlaces, severalPlaces } from "../question/places.js";
import { type Reference, referenceOf } from "../question/reference.js";
import { rivalsOf } from "./ambiguity.js";
import { type Candidate, chooseSentences } from "./choose-sentences.js";
import { amongChosen, type Confidence, confidenceIn } from "./confidence.js";
import { conflictsAmong, withOtherSides } from "./conflict.js";
import { type Eligible, eligibleDocuments } from "./eligible-documents.js";
import { type Judgement, judge } from "./judge.js";
import { type Library, readQuestion, scopeFor } from "./library.js";
import { type NamedPart, namedPart } from "./named-part.js";
import { rerankResult } from "./reranking/rerank-result.js";
import { selectQuotes } from "./select-quotes.js";
import { type Standing, standingsAsked } from "./standing.js";
import type { Verdict } from "./verdict.js";

/** What retrieval knows of a question. */
export interface Found {
  /** The words that were searched for. */
  readonly searched: string;
  /** The dictionary that the question needed was not ready in time. */
  readonly untranslated: boolean;
  readonly result: SearchResult;
  /** Every sentence of the best passages, best first. */
  readonly candidates: readonly Candidate[];
  /** The same in the order found without a reranker, by which the outcome is decided. */
  readonly judged: readonly Candidate[];
  readonly confidence: Confidence;
  readonly judgement: Judgement;
  readonly eligible: Eligible;
  readonly type: AnswerType;
  readonly reference: Reference | null;
  readonly places: SeveralPlaces;
  /** Why words alone were compared where vectors are; null where nothing went wrong. */
  readonly unencoded: EncodeFailure | null;
  /** The numbered part that the question names, where the documents have it. */
  readonly part: NamedPart | null;
  /** Documents whose validity is asked after, where the found sentences do not state it. */
  readonly standings: readonly Standing[] | null;
  /** The question says itself where its answer stands: nothing had to be searched for. */
  readonly pointed: boolean;
  /** Why the passages stand in the order found without the reranker; null where nothing went wrong. */
  readonly unranked: RerankFailure | null;
  readonly encodeMs: number;
  readonly searchMs: number;
}

/** Hits that are looked at; more than are quoted, so that rivals and named places are found. */
const HITS = 30;

/** Searches for `text`, the question's own words or others that mean the same, in what its audience may see. */
export async function find(
  library: Library,
  request: AskRequest,
  text: string,
  now: () => number,
): Promise<Found> {
  const began = now();
  const { searcher } = library;
  const scope = scopeFor(library, request.audience);
  const read = await readQuestion(library, text, scope, request);
  const { vector, translation, untranslated } = read;
  await ownTurn();
  const encoded = now();
  const eligible = eligibleDocuments(library, request);
  const options = { count: HITS, chosen: eligible.chosen };
  const plain = searcher.search(text, vector, scope, options, translation);
  const { result, failure } = await rerankResult(library, text, plain, request.signal);
  const searched = now();
  const type = answerTypeOf(request.text);
  const reference = referenceOf(request.text, eligible.documents);
  const places = severalPlaces(request.text, eligible.documents);
  const asked = { question: request.text, type, reference, places, asOf: request.asOf };
  const ranked = chooseSentences(searcher, result, asked);
  const times = { encodeMs: encoded - began, searchMs: searched - encoded };
  const kind = translation ? "translated" : vector ? "dense" : "lexical";
  // A reranker's scores have no known scale: it decides what is quoted first. What is refused, or asked back, stays as
  // it was calibrated, by the order found without it.
  const judged = result === plain ? ranked : chooseSentences(searcher, plain, asked);
  const said = confidenceIn(plain, judged, kind);
  const anywhere = (): Confidence => {
    const { chosen } = eligibleDocuments(library, { ...request, documents: null });
    const all = searcher.search(text, vector, scope, { count: HITS, chosen }, translation);
    return confidenceIn(all, chooseSentences(searcher, all, asked), kind);
  };
  const weighed = request.documents ? amongChosen(said, anywhere()) : said;
  const named = namedPart(request.text, eligible.documents, searcher.corpus);
  const part = named?.sure || judge(weighed, library.calibration, said) !== "covered" ? named : null;
  const candidates = part ? [...part.candidates, ...others(ranked, part)] : ranked;
  const standings = judged[0]?.statesValidity
    ? null
    : standingsAsked(request.text, reference, eligible.documents, searcher.corpus, request.asOf);
  const pointed = part?.sure === true || standings !== null;
  const confidence: Confidence = pointed ? { value: 1, kind } : weighed;
  const judgement = judge(confidence, library.calibration, pointed ? confidence : said);
  const found = { searched: text, untranslated, result, candidates, judged, confidence, judgement };
  const missing = { unencoded: read.failure, unranked: failure };
  return { ...found, eligible, type, reference, places, part, standings, pointed, ...missing, ...times };
}

/** What else was found; a sentence of the part counts once. */
function others(ranked: readonly Candidate[], part: NamedPart): Candidate[] {
  const rows = new Set(part.candidates.map(({ row }) => row));
  return ranked.filter(({ row }) => !rows.has(row));
}

/** Of several documents the asker has to choose one; what the catalogue says of each is told either way. */
function verdictOn(standings: readonly Standing[], top: number): Verdict {
  const sentences = standings.map((standing) => standing.sentences);
  if (standings.length > 1)
    return { outcome: "ambiguous", rivals: sentences.flatMap(([first]) => first ?? []), standings };
  const chosen = selectQuotes(sentences.flat(), top);
  return { outcome: "answered", chosen, conflicts: [], uncertain: false, standings };
}

/** The outcome that retrieval alone arrives at. */
export function decide(found: Found, request: AskRequest): Verdict {
  const { candidates, judged, judgement, result, type, reference, places, part, standings } = found;
  if (part) {
    if (part.rivals) return { outcome: "ambiguous", rivals: part.rivals };
    const chosen = selectQuotes(part.candidates, request.top);
    return { outcome: "answered", chosen, conflicts: [], uncertain: !part.sure };
  }
  if (standings) return verdictOn(standings, request.top);
  if (judgement === "not-covered") return { outcome: "not-covered", closest: selectQuotes(candidates, 3) };
  // Who names several places wants a quote for each, not a choice between them.
  const several = places.documents.length > 0;
  const rivals = several ? null : rivalsOf(request.text, judged, result.concepts, type, reference);
  if (rivals) return { outcome: "ambiguous", rivals };
  const best = selectQuotes(candidates, request.top, places.named);
  const conflicts = conflictsAmong(best, candidates, request.asOf);
  const chosen = withOtherSides(best, conflicts, request.top);
  // Who asks for a number and gets a sentence without one has to be told that it may not answer.
  const formless = type !== null && type !== "name" && chosen[0]?.hasType === false;
  return { outcome: "answered", chosen, conflicts, uncertain: judgement === "uncertain" || formless };
}
