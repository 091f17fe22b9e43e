import { reads, type ScriptsRead } from "../facts/scripts.js";
import { type Corpus, headingsOf, passageAt } from "./corpus.js";
import type { Hit } from "./four-terms.js";

/** Passages that a reranker reads a question: enough to hold the right one nearly always, few enough to wait for. */
export const RERANKED = 30;
/**
 * Of the reranker's judgement in the new order; the rest is the four-term score. The reader of both texts judges better.
 * Measured with simulated rerankers over four corpora (tests/benchmarks/simulated-parts.mjs).
 */
const RERANKER_SHARE = 0.6;
/**
 * The four-term scores of thirty passages hardly differ (deviations of .08 to .11 over five corpora). Those of the new
 * order differ more: the passage that it puts first must be quoted first even where another's sentence has all the
 * question's words.
 */
const LEAST_DEVIATION = 0.4;
/** A passage has about 120 words; what is sent of a longer one is bounded. */
const MAX_UNITS = 4000;

/** The best passages as a reranker is given them. All of them come from hits, so all of them are allowed to the asker. */
export interface Rerankable {
  /** Places in the hits. */
  readonly places: readonly number[];
  readonly texts: readonly string[];
}

/** Null where there is nothing to put in order: fewer than two passages, or a question that the reranker cannot read. */
export function rerankable(
  corpus: Corpus,
  hits: readonly Hit[],
  question: string,
  scripts: ScriptsRead,
): Rerankable | null {
  if (!reads(scripts, question)) return null;
  const best = hits.slice(0, RERANKED).map(({ row }, place) => ({ place, text: textOf(corpus, row) }));
  const readable = best.filter(({ text }) => reads(scripts, text));
  if (readable.length < 2) return null;
  return { places: readable.map(({ place }) => place), texts: readable.map(({ text }) => text) };
}

/**
 * The hits in the order of the blended score. Scores of a reranker have no known scale, so they are first given the mean
 * and the deviation of the four-term scores of the same passages; the blend is .6 of that and .4 of the four-term score.
 * With a larger deviation, a reranker that judges worse than the first order would ruin it. The scores that the passages
 * are then given, in that order, are those of a blend with a larger deviation, where theirs is small: they stay where
 * everything after the ranking expects them, whatever the reranker's scale is. What was not given to the reranker keeps
 * its score in the blend; nothing falls below what it never read.
 */
export function blendScores(
  hits: readonly Hit[],
  places: readonly number[],
  scores: readonly number[],
): Hit[] {
  const own = momentsOf(places.map((place) => hits[place]?.score ?? 0));
  const theirs = momentsOf(scores);
  if (theirs.deviation === 0) return [...hits];
  const z = new Map(
    places.map((place, i) => [place, ((scores[i] ?? 0) - theirs.mean) / theirs.deviation] as const),
  );
  const best = hits.slice(0, RERANKED);
  const blendedWith = (deviation: number): number[] =>
    best.map(({ score }, place) => {
      const told = z.get(place);
      const theirScore = told === undefined ? score : own.mean + told * deviation;
      return (1 - RERANKER_SHARE) * score + RERANKER_SHARE * theirScore;
    });
  // Equal scores say nothing of their order: the reranker alone makes it.
  const order = blendedWith(own.deviation === 0 ? LEAST_DEVIATION : own.deviation);
  const wide = blendedWith(Math.max(own.deviation, LEAST_DEVIATION)).sort((a, b) => b - a);
  const ranked = best
    .map((hit, place) => ({ hit, by: order[place] ?? 0 }))
    .sort((a, b) => b.by - a.by)
    .map(({ hit }, rank) => ({ ...hit, score: wide[rank] ?? hit.score }));
  const unread = hits.slice(RERANKED);
  const floor = unread[0]?.score ?? Number.NEGATIVE_INFINITY;
  return [...ranked.map((hit) => ({ ...hit, score: Math.max(hit.score, floor) })), ...unread];
}

function momentsOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

/** A passage behind the headings above it, without which it may not say what it is about. */
function textOf(corpus: Corpus, row: number): string {
  const { stored, passage } = passageAt(corpus, row);
  const said = stored.document.text.slice(passage.start, passage.end);
  const path = headingsOf(stored, passage.section).join(" / ");
  return `${path}\n${said}`.replace(/\s+/gu, " ").trim().slice(0, MAX_UNITS);
}
