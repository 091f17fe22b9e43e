import { rivalsOf } from "./ambiguity.js";
import { compose, type Verdict } from "./compose.js";
import type { Confidence } from "./confidence.js";
import { type Evidence, gatherEvidence } from "./evidence.js";
import { judge } from "./judge.js";
import type { Library } from "./library.js";
import type { AskRequest } from "./question.js";
import type { Answer } from "./schema.js";
import { selectQuotes } from "./select.js";
import type { AnsweringTools } from "./tools.js";

export type { AnsweringTools } from "./tools.js";

/**
 * The story of a question: search what its audience may see, choose sentences, judge whether they answer it, and
 * compose one of the outcomes from verbatim quotes.
 */
export async function answer(library: Library, request: AskRequest, tools: AnsweringTools): Promise<Answer> {
  return (await weighedAnswer(library, request, tools)).answer;
}

/** The same with the confidence that decided, for measuring. */
export async function weighedAnswer(
  library: Library,
  request: AskRequest,
  tools: AnsweringTools,
): Promise<{ answer: Answer; confidence: Confidence }> {
  const began = tools.now();
  const evidence = await gatherEvidence(library, request, tools.now);
  const verdict = decide(library, request, evidence);
  const { encodeMs, searchMs } = evidence;
  const timing = { encodeMs, searchMs, modelMs: 0, totalMs: tools.now() - began };
  const composed = compose(verdict, { library, request, tools, timing });
  return { answer: composed, confidence: evidence.confidence };
}

function decide({ calibration }: Library, request: AskRequest, evidence: Evidence): Verdict {
  const { candidates, type, reference, eligible } = evidence;
  const judgement = judge(evidence.confidence, calibration);
  if (judgement === "not-covered") return { outcome: "not-covered", closest: selectQuotes(candidates, 3) };
  const rivals = rivalsOf(request.text, candidates, evidence.result.concepts, type, reference);
  if (rivals) return { outcome: "ambiguous", rivals };
  const chosen = selectQuotes(candidates, request.top, request.text, eligible.documents);
  return { outcome: "answered", chosen, uncertain: judgement === "uncertain" };
}
