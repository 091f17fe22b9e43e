import { VerseError } from "../../../errors.js";
import type { Encoder, EncoderGateway } from "../../../retrieval/encoder.js";
import { createOutage, type Outage } from "../../../time/outage.js";

/** For an encoder on this machine: it may fail, and is neither waited for with a clock in hand nor left alone. */
export const localEncoderGateway = (encoder: Encoder, outage: Outage = createOutage()): EncoderGateway => ({
  async encode(text) {
    try {
      const vector = await vectorOf(encoder, text);
      outage.ended();
      return { ok: true, vector };
    } catch (cause) {
      outage.began(cause);
      return { ok: false, reason: "failed" };
    }
  },
});

/** Throws VerseError `encoder`. */
export async function vectorOf(encoder: Encoder, text: string): Promise<Float32Array> {
  const [vector] = await encoder.encode([text], "question");
  if (vector !== undefined) return vector;
  throw new VerseError({
    code: "encoder",
    problem: "The encoder gave no vector.",
    cure: "Check that VERSE_ENCODER names an encoder.",
  });
}
