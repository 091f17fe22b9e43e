import {
  createEncoderGateway,
  DEFAULT_ENCODING,
} from "../../src/answering/finding/encoding/encoder-gateway.js";
import type { EncoderPort, OpenedEncoder } from "../../src/retrieval/vector-ports.js";
import type { Outage } from "../../src/time/outage.js";
import type { ProviderSettings } from "../models/providers.js";
import { systemClock } from "../time/system-clock.js";
import { ENCODING_LIMITS, openProviderEncoder } from "./langchain.js";

/**
 * A provider's encoder for `provider:model`. Whether it is the one that made a generation's vectors is known without
 * asking it, so whoever only asks questions never waits for a provider that is down, but for each question's deadline.
 */
export async function providerPort(
  name: string,
  settings: ProviderSettings,
  deadline: number | null,
  outage: Outage,
): Promise<EncoderPort> {
  const deadlineMs = deadline ?? DEFAULT_ENCODING.deadlineMs;
  const provider = await openProviderEncoder(name, settings, { ...ENCODING_LIMITS, questionMs: deadlineMs });
  // The breaker outlives a generation.
  const known = new Map<string, OpenedEncoder>();
  const none: OpenedEncoder = {
    encoder: null,
    problem: `The index was not built with the encoder ${name}.`,
    other: true,
  };
  return {
    async encoder(made) {
      if (made === undefined) return { encoder: await provider.probe(), problem: null };
      const encoder = made && provider.of(made);
      if (!encoder) return none;
      const before = known.get(encoder.fingerprint);
      if (before) return before;
      const gateway = createEncoderGateway(encoder, { ...DEFAULT_ENCODING, deadlineMs }, systemClock, outage);
      const opened: OpenedEncoder = { encoder, problem: null, gateway };
      known.set(encoder.fingerprint, opened);
      return opened;
    },
    close: async () => undefined,
  };
}
