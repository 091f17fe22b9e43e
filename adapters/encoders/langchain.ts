import { createHash } from "node:crypto";
import { VerseError } from "../../src/errors.js";
import type { Encoder, EncoderIdentity } from "../../src/retrieval/encoder.js";
import { type ProviderSettings, parseModelName } from "../models/providers.js";
import { providerFault } from "./provider-fault.js";
import { type EmbeddingSource, openSource } from "./provider-sources.js";

const BATCH = 64;

/** How long a call may take, by what it is for, and how often one for the index is tried again. */
export interface EncodingLimits {
  readonly questionMs: number;
  /** For a batch of passages, which a model on a small machine reads slowly. */
  readonly indexMs: number;
  /** For the one text that shows whether anybody answers. */
  readonly probeMs: number;
  readonly retries: number;
}
export const ENCODING_LIMITS: EncodingLimits = {
  questionMs: 2_000,
  indexMs: 120_000,
  probeMs: 15_000,
  retries: 2,
};

/** Eight thousand numbers of twenty-five characters make two hundred kilobytes. */
const QUESTION_BYTES = 1_000_000;
const INDEX_BYTES = 32_000_000;
const PROBE = "Is the encoder ready?";

const wrongVectors = (name: string, expected: string): VerseError =>
  new VerseError({
    code: "encoder",
    problem: `The encoder ${name} gave other vectors than ${expected}.`,
    cure: "Check that VERSE_ENCODER names an encoder; if its model has changed, run `verse index`.",
  });

/** Unit length, so that a dot product is a cosine; null for what is not a finite vector of the right size and some length. */
function unit(vector: unknown, dimension: number): Float32Array | null {
  if (!isVector(vector) || vector.length !== dimension) return null;
  const length = Math.hypot(...vector);
  if (length === 0 || !Number.isFinite(length)) return null;
  return Float32Array.from(vector, (x) => x / length);
}

const isVector = (it: unknown): it is number[] => Array.isArray(it) && it.every(Number.isFinite);

/** Of a provider's encoder, which is taken to read every script: nothing of its protocol tells otherwise. */
export const identityOf = (name: string, dimension: number): EncoderIdentity => ({
  fingerprint: createHash("sha256").update(`langchain ${name} ${dimension} any`).digest("hex").slice(0, 32),
  dimension,
});

/**
 * LangChain `Embeddings` as our encoder, one for questions and one for passages, which may be the same. `name` becomes
 * part of the fingerprint. `told` makes an error of what a call threw.
 */
function encoderOf(
  sources: { readonly question: EmbeddingSource; readonly index: EmbeddingSource },
  name: string,
  dimension: number,
  told: (cause: unknown) => VerseError,
): Encoder {
  const expected = `${dimension} finite numbers a text`;
  return {
    ...identityOf(name, dimension),
    scripts: "any",
    async encode(texts, purpose) {
      const out: Float32Array[] = texts.map(() => new Float32Array(dimension));
      const full = texts.flatMap((text, i) => (text.trim() === "" ? [] : [{ text, i }]));
      for (let from = 0; from < full.length; from += BATCH) {
        const batch = full.slice(from, from + BATCH);
        const vectors = await embed(
          sources[purpose],
          batch.map((entry) => entry.text),
          told,
        );
        if (vectors.length !== batch.length) throw wrongVectors(name, expected);
        for (const [k, { i }] of batch.entries()) {
          const vector = unit(vectors[k], dimension);
          if (vector === null) throw wrongVectors(name, expected);
          out[i] = vector;
        }
      }
      return out;
    },
    async close() {},
  };
}

/** A provider's client throws many things, and gives what was sent to it. */
async function embed(
  source: EmbeddingSource,
  texts: string[],
  told: (cause: unknown) => VerseError,
): Promise<readonly unknown[]> {
  try {
    const vectors: unknown = await source.embedDocuments(texts);
    return Array.isArray(vectors) ? vectors : [];
  } catch (cause) {
    throw told(cause);
  }
}

/** What `provider:model` names, before anybody was asked. */
export interface ProviderEncoder {
  /** The encoder that made vectors of this identity; null where its own would have another. Nobody is asked. */
  of(made: EncoderIdentity): Encoder | null;
  /** Asks for one vector to learn the dimension. Throws VerseError `encoder`. */
  probe(): Promise<Encoder>;
}

/** The provider's client is loaded now. Throws VerseError `bad-settings` for a name that cannot be served. */
export async function openProviderEncoder(
  name: string,
  settings: ProviderSettings,
  limits: EncodingLimits = ENCODING_LIMITS,
): Promise<ProviderEncoder> {
  const { provider, model } = parseModelName(name);
  const open = (timeoutMs: number, maxBytes: number, retries: number): Promise<EmbeddingSource> =>
    openSource(provider, { ...settings, model, timeoutMs, maxBytes, retries });
  const [question, index, probe] = await Promise.all([
    open(limits.questionMs, QUESTION_BYTES, 0),
    open(limits.indexMs, INDEX_BYTES, limits.retries),
    open(limits.probeMs, QUESTION_BYTES, limits.retries),
  ]);
  const told = (cause: unknown): VerseError => providerFault(name, provider, cause);
  const dimensionBy = async (source: EmbeddingSource): Promise<number> => {
    const [vector] = await embed(source, [PROBE], told);
    if (isVector(vector) && vector.length > 0) return vector.length;
    throw wrongVectors(name, "one of finite numbers");
  };
  const encoderWith = (dimension: number): Encoder => ({
    ...encoderOf({ question, index }, name, dimension, told),
    async check() {
      if ((await dimensionBy(question)) !== dimension)
        throw wrongVectors(name, `${dimension} finite numbers a text`);
    },
  });
  return {
    of: ({ fingerprint, dimension }) =>
      identityOf(name, dimension).fingerprint === fingerprint ? encoderWith(dimension) : null,
    probe: async () => encoderWith(await dimensionBy(probe)),
  };
}

/** The encoder that `provider:model` names, asked for one vector. Throws VerseError `bad-settings` or `encoder`. */
export async function createProviderEncoder(name: string, settings: ProviderSettings): Promise<Encoder> {
  return (await openProviderEncoder(name, settings)).probe();
}
