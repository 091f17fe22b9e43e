import { MAX_QUESTION_UNITS } from "../question/check-question.js";
import { isTranslated } from "./language.js";
import type { Usage } from "./model.js";
import type { FailureReason, ModelSession } from "./model-gateway.js";
import { asData, cutText } from "./prompts/data-text.js";
import type { Prompts } from "./prompts/load.js";
import { fillPrompt } from "./prompts/prompt.js";
import { createStatementReader, type DraftStatement, type Dropped, type Judge } from "./read-statements.js";
import { type Bridge, type Screen, screenStatement } from "./screen.js";
import { type DraftOutput, draftShape, MAX_CHOICES, MAX_LABEL_UNITS } from "./shapes.js";
import { numberSentences, type SourceSentence } from "./sources.js";

export interface DraftRequest {
  readonly question: string;
  readonly sentences: readonly SourceSentence[];
  /** BCP 47 of the asker. */
  readonly language: string;
  /** YYYY-MM-DD */
  readonly asOf: string;
  readonly audience: string;
  /** Hard to guess and new for every question: what others wrote cannot contain it. */
  readonly fence: string;
}

export type { DraftStatement } from "./read-statements.js";

export type DegradedReason = FailureReason | "nothing-left";

export type DraftResult = (
  | { readonly kind: "answered"; readonly statements: readonly DraftStatement[] }
  | { readonly kind: "not-covered" }
  | {
      readonly kind: "ambiguous";
      readonly choices: readonly { readonly label: string; readonly sentences: readonly string[] }[];
    }
  | { readonly kind: "degraded"; readonly reason: DegradedReason; readonly cause: unknown }
) & { readonly dropped: readonly Dropped[]; readonly usage: Usage };

export interface DraftParts {
  readonly session: ModelSession;
  readonly prompts: Prompts;
  /**
   * Every statement that passed, in order: as soon as the model has written it where the model streams, else with the
   * whole draft. What was told stands in the final draft, unless the call fails after it.
   */
  readonly onStatement?: (statement: DraftStatement) => void;
  /** A dictionary, to vouch for translated statements. */
  readonly bridge?: Bridge;
  /** The defences, which a control run replaces to show that they are needed. */
  readonly screen?: Screen;
  readonly clean?: (text: string, fence: string) => string;
}

interface Shown {
  readonly request: DraftRequest;
  readonly instructions: string;
  readonly parts: DraftParts;
}

/** The sentences behind the numbers, or null when there is none or one of them was never shown. */
function pointed(numbers: readonly number[], shown: readonly SourceSentence[]): SourceSentence[] | null {
  const found = [...new Set(numbers)].map((n) => shown[n - 1]);
  const known = found.filter((s) => s !== undefined);
  return known.length === 0 || known.length < found.length ? null : known;
}

function judge(text: string, numbers: readonly number[], { request, instructions, parts }: Shown) {
  const sentences = pointed(numbers, request.sentences);
  if (sentences === null)
    return {
      sentences: [],
      translated: false,
      verdict: { ok: false, why: "unknown-number", reasons: [] } as const,
    };
  const translated = isTranslated(text, request.language, sentences);
  const screen = parts.screen ?? screenStatement;
  const bridge = parts.bridge === undefined ? {} : { bridge: parts.bridge };
  return { sentences, translated, verdict: screen(text, sentences, { translated, instructions, ...bridge }) };
}

const judgeOf =
  (shown: Shown): Judge =>
  ({ text, sentences: numbers }) => {
    const { sentences, translated, verdict } = judge(text, numbers, shown);
    if (!verdict.ok) return { dropped: { text, why: verdict.why, reasons: verdict.reasons } };
    return { kept: { text: verdict.text, sentences: sentences.map((s) => s.id), translated } };
  };

/** A label the guard refuses is replaced by the document's own words: the choice itself stands on its sentences. */
function readChoices(output: DraftOutput, shown: Shown) {
  const dropped: Dropped[] = [];
  const choices = output.choices.slice(0, MAX_CHOICES).flatMap(({ label, sentences: numbers }) => {
    const { sentences, verdict } = judge(label, numbers, shown);
    const first = sentences[0];
    if (!verdict.ok) dropped.push({ text: label, why: verdict.why, reasons: verdict.reasons });
    if (first === undefined) return [];
    const own = [first.document.title, ...first.section].join(": ");
    const said = verdict.ok ? verdict.text : own;
    return [{ label: cutText(said, MAX_LABEL_UNITS), sentences: sentences.map((s) => s.id) }];
  });
  return { choices, dropped };
}

/**
 * Asks the model for statements that point at the given sentences and keeps those that the program could check. Never
 * throws for anything a model does: `degraded` says why there is nothing, and the caller answers with quotes.
 */
export async function draftAnswer(parts: DraftParts, request: DraftRequest): Promise<DraftResult> {
  const clean = parts.clean ?? asData;
  const filled = fillPrompt(parts.prompts.draft, {
    language: new Intl.DisplayNames(["en"], { type: "language" }).of(request.language) ?? request.language,
    asOf: request.asOf,
    audience: request.audience,
    fence: request.fence,
    documents: numberSentences(request.sentences, request.fence, clean),
    question: clean(cutText(request.question, MAX_QUESTION_UNITS), request.fence),
  });
  const shown: Shown = { request, instructions: filled.system, parts };
  const { onStatement } = parts;
  const reader = createStatementReader(judgeOf(shown), (statement) => onStatement?.(statement));
  const prompt = { name: "draft", ...filled, schema: draftShape };
  // Without a listener the whole draft at once is the simpler and the cheaper call.
  const asked = await parts.session.ask(prompt, onStatement ? reader.piece : undefined);
  const done = (dropped: readonly Dropped[]) => ({ dropped, usage: parts.session.usage() });
  if (!asked.ok) return { kind: "degraded", reason: asked.reason, cause: asked.cause, ...done([]) };
  switch (asked.output.outcome) {
    case "not-covered":
      return { kind: "not-covered", ...done([]) };
    case "ambiguous": {
      const { choices, dropped } = readChoices(asked.output, shown);
      if (choices.length > 1) return { kind: "ambiguous", choices, ...done(dropped) };
      return { kind: "degraded", reason: "nothing-left", cause: null, ...done(dropped) };
    }
    case "answered": {
      const { statements, dropped } = reader.whole(asked.output);
      if (statements.length > 0) return { kind: "answered", statements, ...done(dropped) };
      return { kind: "degraded", reason: "nothing-left", cause: null, ...done(dropped) };
    }
  }
}
