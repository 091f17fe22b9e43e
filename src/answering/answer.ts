import { compose, withMissingParts } from "./composing/compose.js";
import { composeDraft } from "./composing/compose-draft.js";
import { wordingFor } from "./composing/wording/choose-wording.js";
import type { Confidence } from "./finding/confidence.js";
import { decide } from "./finding/decide.js";
import { find } from "./finding/find.js";
import type { Library } from "./finding/library.js";
import type { AskRequest } from "./question/ask-request.js";
import { readQuestion } from "./question/question.js";
import type { Answer } from "./schema.js";
import type { AnsweringTools } from "./tools.js";

export type { AnsweringTools } from "./tools.js";

/**
 * The story of a question: read it, search what its audience may see, choose sentences, decide whether they answer it,
 * let a model, where there is one, say it in the asker's words, and compose one of the outcomes from verbatim quotes.
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
  const { now } = tools;
  const began = now();
  const model = tools.model?.open(library, asked, tools) ?? null;
  try {
    const request = model ? await model.understand() : asked;
    const question = readQuestion(request, library.searcher.corpus.documents);
    const found = model ? await model.find(question) : await find(library, question, question.topic, now);
    const decision = decide(found);
    const draft = model ? await model.draft(found, decision) : null;
    const { encodeMs, searchMs, confidence } = found;
    const timing = { encodeMs, searchMs, modelMs: model?.spentMs() ?? 0, totalMs: now() - began };
    const wording = wordingFor(request.text);
    const circumstances = { library, question, wording, tools, timing };
    const composed = draft
      ? composeDraft(draft, decision, found, circumstances)
      : compose(decision, circumstances);
    return { answer: withMissingParts(composed, found, wording), confidence };
  } finally {
    model?.close();
  }
}
