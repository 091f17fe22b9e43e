import { compose, saidUntranslated } from "./composing/compose.js";
import { composeDraft } from "./composing/compose-draft.js";
import { wordingFor } from "./composing/wording/choose-wording.js";
import type { Confidence } from "./finding/confidence.js";
import { decide, type Found, find } from "./finding/find.js";
import type { Library } from "./finding/library.js";
import type { AskRequest } from "./question/ask-request.js";
import type { Answer } from "./schema.js";
import type { AnsweringTools } from "./tools.js";

export type { AnsweringTools } from "./tools.js";

/**
 * The story of a question: understand it, search what its audience may see, choose sentences, judge whether they answer
 * it, let a model, where there is one, say it in the asker's words, and compose one of the outcomes from verbatim quotes.
 */
export async function answer(library: Library, asked: AskRequest, tools: AnsweringTools): Promise<Answer> {
  return (await weighedAnswer(library, asked, tools)).answer;
}

/** The same with the confidence that decided, for measuring. */
export async function weighedAnswer(
  library: Library,
  asked: AskRequest,
  tools: AnsweringTools,
): Promise<{ answer: Answer; confidence: Confidence }> {
  const began = tools.now();
  const model = tools.model?.open(library, asked, tools) ?? null;
  try {
    const request = model ? await model.understand() : asked;
    const found = model ? await model.find(request) : await find(library, request, request.text, tools.now);
    const verdict = decide(found, request);
    const draft = model ? await model.draft(request, found, verdict) : null;
    const timing = {
      encodeMs: found.encodeMs,
      searchMs: found.searchMs,
      modelMs: model?.spentMs() ?? 0,
      totalMs: tools.now() - began,
    };
    const circumstances = { library, request, tools, timing };
    const composed = draft
      ? composeDraft(draft, verdict, found, circumstances)
      : compose(verdict, circumstances);
    const honest = withMissingParts(composed, found, request.text);
    return {
      answer: found.untranslated && !found.pointed ? saidUntranslated(honest) : honest,
      confidence: found.confidence,
    };
  } finally {
    model?.close();
  }
}

/** Says it where an encoder or a reranker that is set up had no part in the search. */
function withMissingParts(given: Answer, { unencoded, unranked }: Found, question: string): Answer {
  if (unencoded === null && unranked === null) return given;
  const wording = wordingFor(question);
  const texts = [unencoded && wording.unencoded[unencoded], unranked && wording.unranked[unranked]];
  const notices = texts.flatMap((text) => (text === null ? [] : { kind: "degraded" as const, text }));
  return { ...given, notices: [...given.notices, ...notices] };
}
