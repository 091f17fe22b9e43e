import { createHash } from "node:crypto";
import { VerseError } from "../../src/errors.js";
import type { Encoder } from "../../src/retrieval/encoder.js";
import { type ProviderSettings, parseModelName } from "../models/providers.js";

/** The part of LangChain's `Embeddings` that is used. */
export interface EmbeddingSource {
  embedDocuments(texts: string[]): Promise<number[][]>;
}

const BATCH = 64;
const failed = (problem: string, cause?: unknown): VerseError =>
  new VerseError({
    code: "encoder",
    problem,
    cure: "Check VERSE_ENCODER, its key and the provider's status, or unset it to use the embedded encoder.",
    cause,
  });

/** Unit length, so that a dot product is a cosine; what is not a finite vector of the right size is an error. */
function unit(vector: readonly number[] | undefined, dimension: number): Float32Array {
  if (vector === undefined || vector.length !== dimension || !vector.every(Number.isFinite))
    throw failed(`The encoder gave a vector that is not ${dimension} finite numbers.`);
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (x) => (length === 0 ? 0 : x / length));
}

/**
 * A LangChain `Embeddings` object as our encoder. `name` becomes part of the fingerprint. What a provider offers is taken
 * to read every script: nothing of its protocol tells otherwise.
 */
export function encoderOf(source: EmbeddingSource, name: string, dimension: number): Encoder {
  const fingerprint = createHash("sha256")
    .update(`langchain ${name} ${dimension} any`)
    .digest("hex")
    .slice(0, 32);
  return {
    fingerprint,
    dimension,
    scripts: "any",
    async encode(texts) {
      const out: Float32Array[] = texts.map(() => new Float32Array(dimension));
      const full = texts.flatMap((text, i) => (text.trim() === "" ? [] : [{ text, i }]));
      for (let from = 0; from < full.length; from += BATCH) {
        const batch = full.slice(from, from + BATCH);
        const vectors = await source
          .embedDocuments(batch.map((entry) => entry.text))
          .catch((cause: unknown) => Promise.reject(failed("The provider's encoder failed.", cause)));
        for (const [k, { i }] of batch.entries()) out[i] = unit(vectors[k], dimension);
      }
      return out;
    },
    async close() {},
  };
}

/**
 * The encoder that `provider:model` names. Asks for one vector to learn the dimension, so a wrong key is found at
 * start. Throws VerseError `bad-settings` or `encoder`.
 */
export async function createProviderEncoder(name: string, settings: ProviderSettings): Promise<Encoder> {
  const { provider, model } = parseModelName(name);
  const url = settings.baseUrl;
  // The clients refuse to start without a key, which an endpoint of one's own may not need.
  const apiKey = settings.apiKey ?? (url === undefined ? undefined : "none");
  const key = apiKey === undefined ? {} : { apiKey };
  const make = async (): Promise<EmbeddingSource> => {
    switch (provider) {
      case "openai": {
        const { OpenAIEmbeddings } = await import("@langchain/openai");
        const configuration = url === undefined ? {} : { configuration: { baseURL: url } };
        return new OpenAIEmbeddings({
          model,
          maxRetries: 1,
          encodingFormat: "float",
          ...key,
          ...configuration,
        });
      }
      case "ollama": {
        const { OllamaEmbeddings } = await import("@langchain/ollama");
        return new OllamaEmbeddings({ model, maxRetries: 1, ...(url === undefined ? {} : { baseUrl: url }) });
      }
      case "google-genai": {
        const { GoogleGenerativeAIEmbeddings } = await import("@langchain/google-genai");
        return new GoogleGenerativeAIEmbeddings({
          model,
          maxRetries: 1,
          ...key,
          ...(url === undefined ? {} : { baseUrl: url }),
        });
      }
      case "anthropic":
        throw new VerseError({
          code: "bad-settings",
          problem: "Anthropic has no encoder.",
          cure: "Set VERSE_ENCODER to openai:..., ollama:... or google-genai:..., or leave it out.",
        });
    }
  };
  const source = await make();
  const probe = await source
    .embedDocuments(["dimension"])
    .catch((cause: unknown) => Promise.reject(failed("The provider's encoder failed.", cause)));
  return encoderOf(source, name, probe[0]?.length ?? 0);
}
