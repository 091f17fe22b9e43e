import type { Turn } from "../question/ask-request.js";
import { MAX_QUESTION_UNITS } from "../question/check-question.js";
import type { ModelSession } from "./model-gateway.js";
import { asData, cutText, stripHidden } from "./prompts/data-text.js";
import type { Prompts } from "./prompts/load.js";
import { fillPrompt } from "./prompts/prompt.js";
import { condenseShape, searchTermsShape } from "./shapes.js";

/** Earlier messages of a thread that a follow-up may lean on. */
const MAX_TURNS = 6;
const MAX_TURN_UNITS = 600;
const MAX_TERMS = 8;
const MAX_TERM_UNITS = 60;

/**
 * One question that stands alone, made of a follow-up and its thread; null when the model could not say, and then the
 * caller's own rule serves. What comes back is searched for and shown as `context`, nothing more.
 */
export async function condenseQuestion(
  parts: { readonly session: ModelSession; readonly prompts: Prompts },
  request: { readonly question: string; readonly thread: readonly Turn[]; readonly fence: string },
): Promise<string | null> {
  if (request.thread.length === 0) return null;
  const thread = request.thread
    .slice(-MAX_TURNS)
    .map(({ who, text }) => `${who}: ${asData(cutText(text, MAX_TURN_UNITS), request.fence)}`)
    .join("\n");
  const question = asData(cutText(request.question, MAX_QUESTION_UNITS), request.fence);
  const filled = fillPrompt(parts.prompts.condense, { fence: request.fence, thread, question });
  const asked = await parts.session.ask({ name: "condense", ...filled, schema: condenseShape });
  if (!asked.ok) return null;
  const text = stripHidden(asked.output.question).replace(/\s+/g, " ").trim();
  // Only words of the conversation: a model cannot bring a subject, a link or a mention of its own.
  const known = new Set(words([request.question, ...request.thread.map((t) => t.text)].join(" ")));
  const own = words(text);
  const foreign = own.filter((word) => !known.has(word) && word.length > 3).length;
  const strange = /:\/\/|www\.|@|<[!#@]/.test(text) && !request.question.includes(text);
  if (text === "" || strange || foreign > Math.max(2, own.length / 4)) return null;
  return cutText(text, MAX_QUESTION_UNITS);
}

const words = (text: string): string[] => text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];

export interface SearchTerms {
  readonly language: string;
  readonly words: readonly string[];
}

/** Search terms in the documents' languages; empty when the model could not say. They are searched for, never shown. */
export async function searchTermsFor(
  parts: { readonly session: ModelSession; readonly prompts: Prompts },
  request: { readonly question: string; readonly languages: readonly string[]; readonly fence: string },
): Promise<readonly SearchTerms[]> {
  if (request.languages.length === 0) return [];
  const question = asData(cutText(request.question, MAX_QUESTION_UNITS), request.fence);
  const filled = fillPrompt(parts.prompts["search-terms"], {
    fence: request.fence,
    languages: request.languages.join(", "),
    question,
  });
  const asked = await parts.session.ask({ name: "search-terms", ...filled, schema: searchTermsShape });
  if (!asked.ok) return [];
  return asked.output.terms
    .filter((entry) => request.languages.includes(entry.language))
    .map((entry) => ({
      language: entry.language,
      words: entry.words
        .map((word) => cutText(stripHidden(word).replace(/\s+/g, " ").trim(), MAX_TERM_UNITS))
        .filter((word) => word !== "")
        .slice(0, MAX_TERMS),
    }));
}
