import { abortWith } from "../../src/time/abort.js";
import { readBounded } from "./reranking/read-bounded.js";

/** What one call of a provider may take. */
export interface CallBounds {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** By this name the clients know that another try would be as late. */
const late = (): Error => new DOMException("The answer took too long.", "AbortError");

/** `fetch` for clients that wait for ever and read whatever comes: it fails when the answer is late or too long. */
export const boundedFetch =
  ({ timeoutMs, maxBytes }: CallBounds): typeof fetch =>
  async (input, init) => {
    const limit = new AbortController();
    const unlink = init?.signal && abortWith(limit, init.signal);
    const timer = setTimeout(() => limit.abort(late()), timeoutMs);
    try {
      const response = await fetch(input, { ...init, signal: limit.signal });
      const { status, statusText } = response;
      const headers = new Headers(response.headers);
      // What is handed on is unpacked already.
      for (const name of ["content-encoding", "content-length"]) headers.delete(name);
      const text = await readBounded(response, maxBytes);
      const empty = [101, 204, 205, 304].includes(status);
      return new Response(empty ? null : text, { status, statusText, headers });
    } finally {
      clearTimeout(timer);
      unlink?.();
    }
  };
