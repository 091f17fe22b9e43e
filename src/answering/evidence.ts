import type { SearchResult } from "../retrieval/searcher.js";
import { type AnswerType, answerTypeOf } from "./answer-type.js";
import { type Candidate, chooseSentences } from "./choose.js";
import { type Confidence, confidenceIn } from "./confidence.js";
import { type Eligible, eligibleDocuments } from "./eligible.js";
import { type Library, readQuestion, scopeFor } from "./library.js";
import type { AskRequest } from "./question.js";
import { type Reference, referenceOf } from "./reference.js";

/** Hits that are looked at; more than are quoted, so that rivals and named places are found. */
const HITS = 30;

/** What the documents say to a question, before anything is made of it. */
export interface Evidence {
  readonly result: SearchResult;
  readonly candidates: readonly Candidate[];
  readonly type: AnswerType;
  readonly reference: Reference | null;
  readonly eligible: Eligible;
  readonly confidence: Confidence;
  /** Milliseconds. */
  readonly encodeMs: number;
  readonly searchMs: number;
}

/** Searches what a question's audience may see, chooses sentences and says how sure we are of them. */
export async function gatherEvidence(
  library: Library,
  request: AskRequest,
  now: () => number,
): Promise<Evidence> {
  const began = now();
  const { searcher } = library;
  const scope = scopeFor(library, request.audience);
  const { vector, translation } = await readQuestion(library, request.text, scope);
  const encoded = now();
  const eligible = eligibleDocuments(library, request);
  const options = { count: HITS, chosen: eligible.chosen };
  const result = searcher.search(request.text, vector, scope, options, translation);
  const searched = now();
  const type = answerTypeOf(request.text);
  const reference = referenceOf(request.text, eligible.documents);
  const candidates = chooseSentences(searcher, result, {
    question: request.text,
    type,
    reference,
    asOf: request.asOf,
  });
  const kind = translation ? "translated" : vector ? "dense" : "lexical";
  return {
    result,
    candidates,
    type,
    reference,
    eligible,
    confidence: confidenceIn(result, candidates, kind),
    encodeMs: encoded - began,
    searchMs: searched - encoded,
  };
}
