import { mainScriptOf } from "../../facts/scripts.js";
import { type Found, find } from "../finding/find.js";
import type { Judgement } from "../finding/judge.js";
import type { Library } from "../finding/library.js";
import type { Question } from "../question/question.js";
import type { ModelSession } from "./model-gateway.js";
import type { Prompts } from "./prompts/load.js";
import { searchTermsFor } from "./understand.js";

interface Parts {
  readonly session: ModelSession;
  readonly prompts: Prompts;
  readonly fence: string;
  readonly timed: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => number;
}

const primary = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";
/** A document whose language the catalogue does not give is judged by the script of its first words. */
const SAMPLE_UNITS = 400;

/**
 * Where allowed documents are in another language than the question and its own words find nothing sure, searches once
 * more with a model's terms in those languages. The surer of the two searches counts.
 */
export async function findInOtherLanguages(
  { session, prompts, fence, timed, now }: Parts,
  library: Library,
  plain: Found,
): Promise<Found> {
  if (plain.judgement === "covered" || plain.arranged !== null) return plain;
  const { question } = plain;
  const languages = otherLanguages(question);
  if (languages.length === 0) return plain;
  const terms = await timed(
    searchTermsFor({ session, prompts }, { question: question.request.text, languages, fence }),
  );
  const searches = terms.filter(({ words }) => words.length > 0).map(({ words }) => words.join(" "));
  let best = plain;
  for (const text of searches) {
    // One question waits once for an encoder or a reranker that fails.
    const { unencoded, unranked } = best;
    const working = {
      ...library,
      ...(unencoded ? { encoder: null } : {}),
      ...(unranked ? { reranker: null } : {}),
    };
    const found = await find(working, question, text, now);
    const times = { encodeMs: best.encodeMs + found.encodeMs, searchMs: best.searchMs + found.searchMs };
    const better = sureness(found) > sureness(best) ? found : best;
    best = {
      ...better,
      ...times,
      unencoded: unencoded ?? found.unencoded,
      unranked: unranked ?? found.unranked,
    };
  }
  return best;
}

const RANK: Readonly<Record<Judgement, number>> = { "not-covered": 0, uncertain: 1, covered: 2 };
const sureness = ({ judgement, result }: Found): number =>
  RANK[judgement] * 100 + Math.min(99, result.hits[0]?.score ?? 0);

function otherLanguages({ eligible, language }: Question): string[] {
  const spoken = eligible.documents.map(({ document }) => {
    if (document.metadata.language !== null) return primary(document.metadata.language);
    return mainScriptOf(document.text.slice(0, SAMPLE_UNITS)) === "han" ? "zh" : "en";
  });
  return [...new Set(spoken)].filter((tag) => tag !== primary(language)).sort();
}
