import type { ModelUse } from "../answering/drafting/model-use.js";
import { type Figures, type QuestionRow, quoteFigures } from "./figures.js";
import { mean } from "./measures.js";

/** What answers with a model were like, and what they cost, beside the quotes-only figures of the same questions. */
export function modelFigures(rows: readonly QuestionRow[], uses: readonly ModelUse[]): Figures {
  const sum = (of: (use: ModelUse) => number): number => uses.reduce((total, use) => total + of(use), 0);
  const statements = sum((use) => use.statements);
  const dropped = sum((use) => use.dropped);
  const quotes = Object.entries(quoteFigures(rows)).map(([key, value]) => [`model${capital(key)}`, value]);
  const count = (result: ModelUse["result"]): number => uses.filter((use) => use.result === result).length;
  return {
    ...Object.fromEntries(quotes),
    modelAsked: uses.length,
    modelAnswered: count("answered") + count("cache"),
    modelDegraded: count("degraded"),
    modelStatements: statements,
    modelDropped: dropped,
    ...(statements + dropped > 0 ? { modelSupport: statements / (statements + dropped) } : {}),
    modelInputTokens: sum((use) => use.inputTokens),
    modelOutputTokens: sum((use) => use.outputTokens),
    modelCost: sum((use) => use.cost),
    modelMeanMs: mean(uses.map((use) => use.ms)),
  };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
