import { z } from "zod";
import { VerseError } from "../../src/errors.js";

/** Reorders passages by how well they answer a question. */
export interface Reranker {
  /** One score a text, in the texts' order, higher is better. Throws VerseError `encoder`. */
  rerank(question: string, texts: readonly string[], signal: AbortSignal): Promise<number[]>;
}

export interface RerankerSettings {
  /** Full address, for example https://api.cohere.com/v2/rerank. */
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string;
  readonly timeoutMs: number;
}

// The form Cohere introduced and Jina, Voyage-compatible gateways, vLLM and others serve.
const responseSchema = z.object({
  results: z.array(z.object({ index: z.int().nonnegative(), relevance_score: z.number() })),
});

const failed = (problem: string, cause?: unknown): VerseError =>
  new VerseError({
    code: "encoder",
    problem,
    cure: "The order found without it stands; check its address and key.",
    cause,
  });

/** A reranker behind HTTP in Cohere's form. Texts it leaves out of its answer score minus infinity. */
export function createHttpReranker(settings: RerankerSettings): Reranker {
  return {
    async rerank(question, texts, signal) {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMs)]);
      try {
        const response = await fetch(settings.url, {
          method: "POST",
          redirect: "error",
          signal: limit,
          headers: {
            "content-type": "application/json",
            ...(settings.apiKey === undefined ? {} : { authorization: `Bearer ${settings.apiKey}` }),
          },
          body: JSON.stringify({
            model: settings.model,
            query: question,
            documents: texts,
            top_n: texts.length,
          }),
        });
        if (!response.ok) throw failed(`The reranker answered ${response.status}.`);
        const { results } = responseSchema.parse(await response.json());
        const scores = texts.map(() => Number.NEGATIVE_INFINITY);
        for (const { index, relevance_score } of results) {
          if (index >= texts.length) throw failed("The reranker named a text that it was not given.");
          scores[index] = relevance_score;
        }
        return scores;
      } catch (cause) {
        if (cause instanceof VerseError) throw cause;
        throw failed("The reranker failed.", cause);
      }
    },
  };
}
