import type { Calibration, Confidence, Thresholds } from "../answering/finding/confidence.js";

/** How sure the answers to one kind of questions were. Each value is 0 to 1. */
export interface Confidences {
  readonly answerable: readonly number[];
  readonly unanswerable: readonly number[];
}

export interface WeighedQuestion {
  /** `none` must be refused. */
  readonly kind: string;
  readonly confidence: Confidence;
}

/** What a threshold does: both are shares, 0 to 1. */
export interface Effect {
  /** Of the answerable. */
  readonly kept: number;
  /** Of the unanswerable. */
  readonly refused: number;
}

/** Bounds are rounded down to this, so that the last bit of a sum does not decide about a question. */
const STEP = 1000;
/** No further below the least that is kept than this. */
const MARGIN = 0.03;
/** At the hedge this share of the unanswerable would be refused. */
const HEDGED = 0.95;

const share = (values: readonly number[], test: (value: number) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length;

/** Nothing found (0) is refused by every threshold. */
export const effectOf = ({ answerable, unanswerable }: Confidences, threshold: number): Effect => ({
  kept: share(answerable, (value) => value > 0 && value >= threshold),
  refused: share(unanswerable, (value) => value === 0 || value < threshold),
});

/**
 * `refuse` keeps the share `keep` (0 to 1) of the answerable and refuses as much as any threshold that does; it stands
 * between the least that is kept and what is next below, since confidences move a little as documents come. `hedge` is the least that
 * would refuse nearly all of the unanswerable, but never over the median of the answerable: readers
 * overlook a notice that stands beside most good answers. Null when one of the two groups is empty.
 */
export function chooseThresholds({ answerable, unanswerable }: Confidences, keep: number): Thresholds | null {
  if (answerable.length === 0 || unanswerable.length === 0) return null;
  const falling = [...answerable].sort((a, b) => b - a);
  const kept = falling[atLeast(keep, falling.length) - 1] ?? 0;
  const below = Math.max(0, ...[...answerable, ...unanswerable].filter((value) => value < kept));
  const middle = down(Math.max((kept + below) / 2, kept - MARGIN));
  const refuse = middle > below ? middle : down(kept);
  const rising = [...unanswerable].sort((a, b) => a - b);
  const over = up(rising[atLeast(HEDGED, rising.length) - 1] ?? 0);
  const median = down(falling[falling.length >> 1] ?? 0);
  return { refuse, hedge: Math.max(refuse, Math.min(over, median)) };
}

/** How many of `n` are at least the share; .55 * 100 is a little more than 55 to a computer. */
const atLeast = (part: number, n: number): number => Math.max(1, Math.ceil(part * n - 1e-9));
const down = (value: number): number => Math.floor(value * STEP) / STEP;
const up = (value: number): number => Math.min(1, (Math.floor(value * STEP) + 1) / STEP);

/** The questions' confidences by the kind of comparison, which have bounds of their own. */
export function byKind(questions: readonly WeighedQuestion[]): ReadonlyMap<keyof Calibration, Confidences> {
  const groups = new Map<keyof Calibration, { answerable: number[]; unanswerable: number[] }>();
  for (const { kind, confidence } of questions) {
    const group = groups.get(confidence.kind) ?? { answerable: [], unanswerable: [] };
    groups.set(confidence.kind, group);
    (kind === "none" ? group.unanswerable : group.answerable).push(confidence.value);
  }
  return groups;
}
