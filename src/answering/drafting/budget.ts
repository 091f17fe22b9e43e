import { type Clock, dayOf } from "../../time/clock.js";
import type { FilledPrompt, Usage } from "./model.js";
import type { SpendingStore, Spent } from "./spending.js";

export interface BudgetSettings {
  readonly tokensPerQuestion: number;
  readonly tokensPerDay: number;
  readonly costPerDay: number;
  /** Cost of a million tokens. */
  readonly price: { readonly input: number; readonly output: number };
}

/** For tests and for a bot without a database: forgotten at a restart. */
export function createMemorySpending(): SpendingStore {
  const days = new Map<string, Spent>();
  return {
    async add(day, { tokens, cost }) {
      const before = days.get(day) ?? { tokens: 0, cost: 0 };
      const total = { tokens: before.tokens + tokens, cost: before.cost + cost };
      days.set(day, total);
      return total;
    },
  };
}

/** Tokens of a text, estimated high: one a Han character, one every three others. */
function estimateTokens(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han + Math.ceil((text.length - han) / 3);
}
/** What an answer may take when the provider does not say. */
const EXPECTED_OUTPUT_TOKENS = 600;

export const costOf = (usage: Usage, price: BudgetSettings["price"]): number =>
  (usage.inputTokens * price.input + usage.outputTokens * price.output) / 1e6;

export const estimateUsage = (prompt: FilledPrompt<unknown>): Usage => ({
  inputTokens: estimateTokens(prompt.system) + estimateTokens(prompt.user),
  outputTokens: EXPECTED_OUTPUT_TOKENS,
});

export interface Reservation {
  /** Replaces the estimate by what was used; a call that failed without saying keeps the estimate. */
  settle(usage: Usage | null): Promise<void>;
}
export interface Budget {
  /** Sets the estimate aside before the call, so that calls in parallel and a crash cannot overspend. Null: not enough left. */
  reserve(estimate: Usage, questionTokens: number): Promise<Reservation | null>;
}

export function createBudget(settings: BudgetSettings, store: SpendingStore, clock: Clock): Budget {
  return {
    async reserve(estimate, questionTokens) {
      const tokens = estimate.inputTokens + estimate.outputTokens;
      if (questionTokens + tokens > settings.tokensPerQuestion) return null;
      const day = dayOf(clock);
      const cost = costOf(estimate, settings.price);
      const total = await store.add(day, { tokens, cost });
      if (total.tokens > settings.tokensPerDay || total.cost > settings.costPerDay) {
        await store.add(day, { tokens: -tokens, cost: -cost });
        return null;
      }
      return {
        async settle(usage) {
          if (usage === null) return;
          const used = usage.inputTokens + usage.outputTokens;
          await store.add(day, { tokens: used - tokens, cost: costOf(usage, settings.price) - cost });
        },
      };
    },
  };
}
