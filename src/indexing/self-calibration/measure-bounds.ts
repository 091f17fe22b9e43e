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

/** So many tell a share of one in ten to two hundredths; more would cost more than they tell. */
const ASKED = 200;

/** Whose documents are measured, and on which day (YYYY-MM-DD). */
export interface Measuring {
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
  const { corpus } = library.searcher;
  // A reranker decides about no bound, and would only cost.
  const plain = { ...library, reranker: null };
  const found = new Map<keyof Calibration, number[]>();
  for (const text of questionsFor(library, audience)) {
    const request = { text, audience, asOf, inForceOnly: false, top: 1, documents: null, context: null };
    const { confidence } = await find(plain, readQuestion(request, corpus.documents), text, () => 0);
    found.set(confidence.kind, [...(found.get(confidence.kind) ?? []), confidence.value]);
  }
  const bounds: { -readonly [Kind in keyof Calibration]?: Thresholds } = {};
  for (const [kind, confidences] of found) {
    const measured = foreignBounds(kind, confidences);
    if (measured) bounds[kind] = measured;
  }
  return bounds;
}

/** The questions that any audience of the documents may be asked. */
export function questionsOf(corpus: Corpus): string[] {
  const everything = { allowed: null, rows: corpus.passageDocument.length, averageLength: 0 };
  return questionsIn(new PassageScripts(corpus).among(everything));
}

function questionsFor(library: Library, audience: string): string[] {
  const { passages } = scopeFor(library, audience);
  return questionsIn(new PassageScripts(library.searcher.corpus).among(passages));
}

/** Questions in the scripts of the documents: one in another script would have to be translated, which takes a dictionary. */
const questionsIn = (scripts: readonly Script[]): string[] => [
  ...(scripts.includes("other") ? spread(GENERAL_QUESTIONS_ENGLISH, ASKED) : []),
  ...(scripts.includes("cjk") ? spread(GENERAL_QUESTIONS_CHINESE, ASKED) : []),
];

/** At most so many of them, at equal distances. */
const spread = (questions: readonly string[], most: number): string[] => {
  const step = Math.max(1, questions.length / most);
  return Array.from(
    { length: Math.min(most, questions.length) },
    (_, i) => questions[Math.floor(i * step)] ?? "",
  );
};
