import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { QuestionFacts } from "../../src/bot/services.js";
import { modelCounters } from "./model-counters.js";

export interface Metrics {
  observe(facts: QuestionFacts): void;
  /** Called at every reading. */
  gauge(name: string, help: string, read: () => number): void;
  text(): Promise<string>;
  readonly contentType: string;
}

/** Counters for Prometheus; labels are platforms and outcomes, never people or words. */
export const createMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "verse_" });
  const questions = new Counter({
    name: "verse_questions_total",
    help: "Questions by platform and outcome.",
    labelNames: ["platform", "outcome"],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "verse_answer_seconds",
    help: "Time from a question to its answer.",
    labelNames: ["platform"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30],
    registers: [registry],
  });
  const observeModel = modelCounters(registry);
  return {
    observe({ platform, outcome, totalMs, model }) {
      if (model !== undefined) observeModel(model);
      questions.inc({ platform, outcome });
      seconds.observe({ platform }, totalMs / 1_000);
    },
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};
