import type { Calibration, Thresholds } from "../../answering/finding/confidence.js";
import { find } from "../../answering/finding/find.js";
import { type Library, scopeFor } from "../../answering/finding/library.js";
import { readQuestion } from "../../answering/question/question.js";
import type { Script } from "../../facts/scripts.js";
import type { Corpus } from "../../retrieval/corpus.js";
import { PassageScripts } from "../../retrieval/passage-scripts.js";
import { foreignBounds } from "./foreign-bounds.js";
import { GENERAL_QUESTIONS_CHINESE } from "./general-questions-chinese.js";
import { GENERAL_QUESTIONS_ENGLISH } from "./general-questions-english.js";

/** So many tell a share of one in ten to two hundredths. */
const ASKED = 200;
/** In a large corpus each question takes longer, and so fewer are asked: they tell it to three hundredths. */
const LARGE = { passages: 2000, asked: 80 };

/** Whose documents are measured, and on which day (YYYY-MM-DD). */
interface Measuring {
  readonly audience: string;
  readonly asOf: string;
}

/**
 * Asks general questions of what an audience may see and sets bounds by how sure the search is of them: each kind of which
 * there are enough. Nothing but the documents of that audience counts, so that others change none of its answers.
 */
export async function measureBounds(
  library: Library,
  { audience, asOf }: Measuring,
): Promise<Partial<Calibration>> {
  // A reranker decides about no bound, and would only cost.
  const plain = { ...library, reranker: null };
  const found = new Map<keyof Calibration, number[]>();
  const scope = scopeFor(library, audience);
  for (const text of questionsIn(library.searcher.scriptsAmong(scope), scope.passages.rows)) {
    const request = { text, audience, asOf, inForceOnly: false, top: 1, documents: null, context: null };
    // It speaks of none of the documents by a name of theirs: looking at all of them for that would take most of the time.
    const { confidence } = await find(plain, readQuestion(request, []), text, () => 0);
    found.set(confidence.kind, [...(found.get(confidence.kind) ?? []), confidence.value]);
  }
  const bounds: { -readonly [Kind in keyof Calibration]?: Thresholds } = {};
  for (const [kind, confidences] of found) {
    const measured = foreignBounds(kind, confidences);
    if (measured) bounds[kind] = measured;
  }
  return bounds;
}

/** The questions that anybody may be asked of the documents. */
export function questionsOf(corpus: Corpus): string[] {
  const rows = corpus.passageDocument.length;
  const scripts = new PassageScripts(corpus).among({ allowed: null, rows, averageLength: 0 });
  return [...new Set([...questionsIn(scripts, 0), ...questionsIn(scripts, rows)])];
}

/** Questions in the scripts of the documents: one in another script would have to be translated, which takes a dictionary. */
function questionsIn(scripts: readonly Script[], passages: number): string[] {
  const most = passages <= LARGE.passages ? ASKED : LARGE.asked;
  return [
    ...(scripts.includes("other") ? spread(GENERAL_QUESTIONS_ENGLISH, most) : []),
    ...(scripts.includes("cjk") ? spread(GENERAL_QUESTIONS_CHINESE, most) : []),
  ];
}

/** At most so many of them, at equal distances. */
const spread = (questions: readonly string[], most: number): string[] => {
  const step = Math.max(1, questions.length / most);
  return Array.from(
    { length: Math.min(most, questions.length) },
    (_, i) => questions[Math.floor(i * step)] ?? "",
  );
};
