import type { Calibration, Thresholds } from "../../answering/finding/confidence.js";

/** How one bound follows from the confidence that all but a share of the foreign questions stay below. */
interface Bound {
  /** Share of the foreign questions, 0 to 1. */
  readonly share: number;
  /** Added to what was measured. */
  readonly margin: number;
  /** What holds over several corpora: one measured alone is drawn a little towards it. */
  readonly usual: number;
  /** Beyond them the corpus answers many of the questions, or is too small to tell. */
  readonly least: number;
  readonly most: number;
}

type Bounds = Readonly<Record<keyof Thresholds, Bound>>;

/**
 * By kind; null where the general questions do not tell. Words that were translated one by one meet by chance what foreign
 * words do not, so that the answers of an encyclopaedia would be refused by what is measured in it.
 */
const BOUNDS: Readonly<Record<keyof Calibration, Bounds | null>> = {
  lexical: {
    refuse: { share: 0.9, margin: 0, usual: 0.22, least: 0.18, most: 0.26 },
    hedge: { share: 0.98, margin: 0.04, usual: 0.355, least: 0.33, most: 0.4 },
  },
  dense: {
    refuse: { share: 0.9, margin: 0, usual: 0.29, least: 0.25, most: 0.35 },
    // Questions on the subject that the documents do not answer lie higher than foreign ones.
    hedge: { share: 0.98, margin: 0.05, usual: 0.445, least: 0.4, most: 0.48 },
  },
  translated: null,
  meaning: null,
};

/** What is measured counts this much, what is usual the rest. */
const MEASURED = 0.75;
/** Fewer say nothing about a share of two in a hundred. */
const LEAST_QUESTIONS = 40;

/** Bounds of one kind by the confidences, 0 to 1, of questions that the documents do not answer; null where these do not tell. */
export function foreignBounds(kind: keyof Calibration, confidences: readonly number[]): Thresholds | null {
  const bounds = BOUNDS[kind];
  if (bounds === null || confidences.length < LEAST_QUESTIONS) return null;
  const rising = [...confidences].sort((a, b) => a - b);
  return { refuse: boundOf(rising, bounds.refuse), hedge: boundOf(rising, bounds.hedge) };
}

function boundOf(rising: readonly number[], { share, margin, usual, least, most }: Bound): number {
  const measured = (rising[Math.min(rising.length - 1, Math.floor(share * rising.length))] ?? 0) + margin;
  const drawn = MEASURED * measured + (1 - MEASURED) * usual;
  // The last bits of a sum must not decide about a question.
  return Math.round(Math.min(most, Math.max(least, drawn)) * 1000) / 1000;
}
