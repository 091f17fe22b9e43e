import { z } from "zod";
import { VerseError } from "../../../src/errors.js";
import type { Reranker } from "../../../src/retrieval/reranker.js";
import type { Clock } from "../../../src/time/clock.js";
import { pause, retryAfterMs } from "./patience.js";
import { readBounded } from "./read-bounded.js";

export interface HttpRerankerSettings {
  /** Full address, for example https://api.cohere.com/v2/rerank. */
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string;
}

/** Further tries of a call that may go better the next time, while the signal lets them. */
const RETRIES = 2;
const BACKOFF_MS = 200;
/** Thirty passages that come back with their scores have a tenth of it. */
const MAX_BODY_BYTES = 1_000_000;

// The form Cohere introduced and Jina, vLLM, Infinity and many gateways serve.
const responseSchema = z.object({
  results: z.array(z.object({ index: z.int().nonnegative(), relevance_score: z.number() })),
});

const failed = (problem: string, cure: string, cause?: unknown): VerseError =>
  new VerseError({ code: "encoder", problem, cure, ...(cause === undefined ? {} : { cause }) });
const garbled = (problem: string, cause?: unknown): VerseError =>
  failed(problem, "Check that VERSE_RERANKER is the address of a reranker in Cohere's form.", cause);

/** A failure that may be gone at the next try. */
class Passing extends Error {
  constructor(
    readonly error: VerseError,
    readonly afterMs: number | null,
  ) {
    super(error.message);
  }
}

/** A reranker behind HTTP in Cohere's form. Its key goes into the request's header and nowhere else. */
export function createHttpReranker(settings: HttpRerankerSettings, clock: Clock): Reranker {
  const { url, model, apiKey } = settings;
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  };

  async function ask(question: string, passages: readonly string[], signal: AbortSignal): Promise<number[]> {
    const body = JSON.stringify({ model, query: question, documents: passages, top_n: passages.length });
    const response = await fetch(url, { method: "POST", redirect: "error", headers, signal, body }).catch(
      (cause: unknown) => {
        signal.throwIfAborted();
        const error = failed(
          "The reranker cannot be reached.",
          "Check VERSE_RERANKER and the network.",
          cause,
        );
        throw new Passing(error, null);
      },
    );
    if (!response.ok) {
      await response.body?.cancel();
      throw refusalOf(response, clock);
    }
    const text = await readBounded(response, MAX_BODY_BYTES).catch((cause: unknown) => {
      signal.throwIfAborted();
      throw garbled("The answer of the reranker could not be read.", cause);
    });
    return scoresOf(text, passages.length);
  }

  return {
    name: `${model} at ${new URL(url).host}`,
    scripts: "any",
    async rerank(question, passages, signal) {
      signal.throwIfAborted();
      if (passages.length === 0) return [];
      for (let left = RETRIES; ; left--) {
        try {
          return await ask(question, passages, signal);
        } catch (error) {
          if (!(error instanceof Passing)) throw error;
          if (left === 0) throw error.error;
          const wait = error.afterMs ?? BACKOFF_MS * 2 ** (RETRIES - left);
          if (!(await pause(wait, signal, clock))) throw error.error;
        }
      }
    },
    close: async () => undefined,
  };
}

function refusalOf(response: Response, clock: Clock): Error {
  const { status } = response;
  const problem = `The reranker answered ${status}.`;
  if (status === 401 || status === 403) return failed(problem, "Check VERSE_RERANKER_KEY.");
  if (status === 429) {
    const after = retryAfterMs(response.headers.get("retry-after"), clock.now());
    return new Passing(failed(problem, "Check the limits of its account."), after);
  }
  if (status >= 500) return new Passing(failed(problem, "Check the provider's status."), null);
  return failed(problem, "Check VERSE_RERANKER and VERSE_RERANKER_MODEL.");
}

/** One score a passage: every index once, none that was not asked for. */
function scoresOf(text: string, expected: number): number[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw garbled("The answer of the reranker is not JSON.");
  }
  const parsed = responseSchema.safeParse(json);
  if (!parsed.success) throw garbled("The answer of the reranker has another form.", parsed.error);
  const scores = new Map(parsed.data.results.map(({ index, relevance_score }) => [index, relevance_score]));
  const each = Array.from({ length: expected }, (_, i) => scores.get(i));
  const whole = each.filter((score) => score !== undefined);
  if (whole.length < expected || parsed.data.results.length > expected)
    throw garbled("The reranker did not score every passage once.");
  return whole;
}
