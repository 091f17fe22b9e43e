import { VerseError } from "../../../errors.js";
import type { Encoder, EncoderGateway } from "../../../retrieval/encoder.js";
import { createBoundedCalls } from "../../../time/bounded-calls.js";
import type { BreakerSettings } from "../../../time/breaker.js";
import type { Clock } from "../../../time/clock.js";
import { createOutage, type Outage } from "../../../time/outage.js";
import { vectorOf } from "./local-encoder.js";

export interface EncodingSettings {
  /** For one question's vector; what is not there by then does not count. */
  readonly deadlineMs: number;
  readonly breaker: BreakerSettings;
}

/** Several times what a provider needs for a sentence, and a quarter of what a model may take afterwards. */
export const DEFAULT_ENCODING: EncodingSettings = {
  deadlineMs: 2000,
  breaker: { failures: 3, coolDownMs: 30_000 },
};

const tooSlow = (): VerseError =>
  new VerseError({
    code: "encoder",
    problem: "The encoder took too long.",
    cure: "Raise VERSE_ENCODER_DEADLINE, or look at the provider's status.",
  });

/**
 * Keeps an encoder that is somewhere else from costing a question more than its deadline: time-out and breaker. Of what
 * kept it from counting hears `outage`, for a maintainer.
 */
export function createEncoderGateway(
  encoder: Encoder,
  { deadlineMs, breaker }: EncodingSettings,
  clock: Clock,
  outage: Outage = createOutage(),
): EncoderGateway {
  const calls = createBoundedCalls({ breaker, tooSlow, clock, outage });
  return {
    async encode(text, asker) {
      const called = await calls.call(
        ({ within }) => within(deadlineMs, () => vectorOf(encoder, text)),
        asker,
      );
      return called.ok ? { ok: true, vector: called.value } : called;
    },
  };
}
