import type { RerankerChoice } from "../providers.js";

interface Given {
  readonly VERSE_RERANKER?: string;
  readonly VERSE_RERANKER_MODEL?: string;
  readonly VERSE_RERANKER_KEY?: string;
  readonly VERSE_RERANKER_DEADLINE?: number;
}

const FORMS = "the address of a reranker that begins with http:// or https://, onnx:FOLDER, or none";

/** The reranker that is set, null where none is; every fault is one sentence with its cure. */
export function parseReranker(given: Given): {
  readonly choice: RerankerChoice | null;
  readonly faults: string[];
} {
  const named = given.VERSE_RERANKER ?? "none";
  const deadlineMs = given.VERSE_RERANKER_DEADLINE ?? null;
  const fault = (sentence: string) => ({ choice: null, faults: [sentence] });
  if (named === "none") return { choice: null, faults: [] };
  if (!/^https?:/.test(named)) {
    const folder = named.replace(/^onnx:/, "");
    if (folder.trim() === "" || /^[a-z]+:\/\//.test(named)) return fault(`VERSE_RERANKER must be ${FORMS}.`);
    return { choice: { kind: "folder", folder, deadlineMs }, faults: [] };
  }
  const url = /^https?:\/\//.test(named) && URL.canParse(named) ? new URL(named) : null;
  if (url === null) return fault(`VERSE_RERANKER must be ${FORMS}.`);
  if (url.username !== "" || url.password !== "")
    return fault(
      "VERSE_RERANKER has a name or password in its address; put the key into VERSE_RERANKER_KEY.",
    );
  const model = given.VERSE_RERANKER_MODEL;
  if (model === undefined)
    return fault(
      "VERSE_RERANKER_MODEL is not set, and a reranker behind an address needs it; set it to the model's name there.",
    );
  const key = given.VERSE_RERANKER_KEY;
  const apiKey = key === undefined ? {} : { apiKey: key };
  return { choice: { kind: "http", url: named, model, ...apiKey, deadlineMs }, faults: [] };
}
