import { VerseError } from "../../src/errors.js";
import type { Provider } from "../../src/providers.js";
import type { ProviderSettings } from "../models/providers.js";
import { boundedFetch, type CallBounds } from "./bounded-fetch.js";

/** The part of LangChain's `Embeddings` that is used. */
export interface EmbeddingSource {
  embedDocuments(texts: string[]): Promise<number[][]>;
}

export interface SourceSettings extends ProviderSettings, CallBounds {
  readonly model: string;
  /** Further tries of a call that failed. */
  readonly retries: number;
}

/** LangChain's client of a provider's encoder. Throws VerseError `bad-settings` where the provider has none. */
export async function openSource(provider: Provider, settings: SourceSettings): Promise<EmbeddingSource> {
  const { model, baseUrl: url, retries: maxRetries } = settings;
  // The clients refuse to start without a key, which an endpoint of one's own may not need.
  const apiKey = settings.apiKey ?? (url === undefined ? undefined : "none");
  const key = apiKey === undefined ? {} : { apiKey };
  const address = url === undefined ? {} : { baseUrl: url };
  const fetch = boundedFetch(settings);
  switch (provider) {
    case "openai": {
      const { OpenAIEmbeddings } = await import("@langchain/openai");
      const configuration = { fetch, ...(url === undefined ? {} : { baseURL: url }) };
      return new OpenAIEmbeddings({ model, maxRetries, encodingFormat: "float", ...key, configuration });
    }
    case "ollama": {
      const { OllamaEmbeddings } = await import("@langchain/ollama");
      return new OllamaEmbeddings({ model, maxRetries, fetch, ...address });
    }
    case "google-genai": {
      const { GoogleGenerativeAIEmbeddings } = await import("@langchain/google-genai");
      const embeddings = new GoogleGenerativeAIEmbeddings({ model, maxRetries, ...key, ...address });
      limitCalls(embeddings, settings.timeoutMs);
      return honestSource(embeddings);
    }
    case "anthropic":
      throw new VerseError({
        code: "bad-settings",
        problem: "Anthropic has no encoder.",
        cure: "Set VERSE_ENCODER to openai:..., ollama:... or google-genai:..., or leave it out.",
      });
  }
}

/**
 * Google's client takes no `fetch`, but options with a signal, of which LangChain passes on only the address. Where it has
 * another shape a call has no limit of its own; the callers have theirs.
 */
function limitCalls(embeddings: object, timeoutMs: number): void {
  const client: unknown = Reflect.get(embeddings, "client");
  if (typeof client !== "object" || client === null) return;
  const options: unknown = Reflect.get(client, "_requestOptions");
  if (typeof options !== "object" || options === null) return;
  // A fresh one a call: the client copies its options every time.
  Object.defineProperty(options, "signal", { enumerable: true, get: () => AbortSignal.timeout(timeoutMs) });
}

interface GoogleSource extends EmbeddingSource {
  embedQuery(text: string): Promise<number[]>;
}

/** LangChain gives empty vectors where a call of Google's failed, and keeps the reason: one text alone tells it. */
const honestSource = (embeddings: GoogleSource): EmbeddingSource => ({
  async embedDocuments(texts) {
    const [first] = texts;
    if (first !== undefined && texts.length === 1) return [await embeddings.embedQuery(first)];
    const vectors = await embeddings.embedDocuments(texts);
    const failed = vectors.findIndex((vector) => vector.length === 0);
    if (failed !== -1) await embeddings.embedQuery(texts[failed] ?? "");
    return vectors;
  },
});
