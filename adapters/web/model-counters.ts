import { Counter, Histogram, type Registry } from "prom-client";
import type { ModelUse } from "../../src/answering/drafting/model-use.js";

/** Counters of what a language model did and cost. */
export const modelCounters = (registry: Registry): ((use: ModelUse) => void) => {
  const registers = [registry];
  const drafts = new Counter({
    name: "verse_model_drafts_total",
    help: "Drafts by what became of them, and the reason where there was none.",
    labelNames: ["result", "reason"],
    registers,
  });
  const tokens = new Counter({
    name: "verse_model_tokens_total",
    help: "Tokens read and written by the language model.",
    labelNames: ["direction"],
    registers,
  });
  const cost = new Counter({
    name: "verse_model_cost_total",
    help: "Cost of the language model, in the currency of its price.",
    registers,
  });
  const statements = new Counter({
    name: "verse_model_statements_total",
    help: "Statements of the language model that were shown, or dropped by a check.",
    labelNames: ["fate"],
    registers,
  });
  const seconds = new Histogram({
    name: "verse_model_seconds",
    help: "Time a question waited for the language model.",
    buckets: [0.25, 0.5, 1, 2, 4, 8, 15],
    registers,
  });
  return (use) => {
    drafts.inc({ result: use.result, reason: use.reason ?? "" });
    tokens.inc({ direction: "input" }, use.inputTokens);
    tokens.inc({ direction: "output" }, use.outputTokens);
    cost.inc(use.cost);
    statements.inc({ fate: "shown" }, use.statements);
    statements.inc({ fate: "dropped" }, use.dropped);
    seconds.observe(use.ms / 1_000);
  };
};
