import { rivalsOf } from "./ambiguity.js";
import { answerTypeOf } from "./answer-type.js";
import { chooseSentences } from "./choose.js";
import { compose, type Verdict } from "./compose.js";
import { eligibleDocuments } from "./eligible.js";
import { judge } from "./judge.js";
import { type Library, readQuestion, scopeFor } from "./library.js";
import type { AskRequest } from "./question.js";
import { referenceOf } from "./reference.js";
import type { Answer } from "./schema.js";
import { selectQuotes } from "./select.js";
import type { AnsweringTools } from "./tools.js";

export type { AnsweringTools } from "./tools.js";

/** Hits that are looked at; more than are quoted, so that rivals and named places are found. */
const HITS = 30;

/**
 * The story of a question: search what its audience may see, choose sentences, judge whether they answer it, and
 * compose one of the outcomes from verbatim quotes.
 */
export async function answer(library: Library, request: AskRequest, tools: AnsweringTools): Promise<Answer> {
  const began = tools.now();
  const { searcher } = library;
  const scope = scopeFor(library, request.audience);
  const { vector, translation } = await readQuestion(library, request.text, scope);
  const encoded = tools.now();
  const eligible = eligibleDocuments(library, request);
  const options = { count: HITS, chosen: eligible.chosen };
  const result = searcher.search(request.text, vector, scope, options, translation);
  const searched = tools.now();
  const type = answerTypeOf(request.text);
  const reference = referenceOf(request.text, eligible.documents);
  const candidates = chooseSentences(searcher, result, {
    question: request.text,
    type,
    reference,
    asOf: request.asOf,
  });
  const verdict = decide();
  const timing = {
    encodeMs: encoded - began,
    searchMs: searched - encoded,
    modelMs: 0,
    totalMs: tools.now() - began,
  };
  return compose(verdict, { library, request, tools, timing });

  function decide(): Verdict {
    const judgement = judge(result, candidates);
    if (judgement === "not-covered") return { outcome: "not-covered", closest: selectQuotes(candidates, 3) };
    const rivals = rivalsOf(request.text, candidates, result.concepts, type, reference);
    if (rivals) return { outcome: "ambiguous", rivals };
    const chosen = selectQuotes(candidates, request.top, request.text, eligible.documents);
    return { outcome: "answered", chosen, uncertain: judgement === "uncertain" };
  }
}
