import { type Calibration, DEFAULT_CALIBRATION, type Thresholds } from "../answering/finding/confidence.js";
import type { GenerationFacts } from "../generations/generation-store.js";

/** The kinds of questions that were measured; the others keep the bounds that hold in general. */
export type Measured = Partial<Calibration>;

const KINDS = ["lexical", "dense", "translated", "meaning"] as const;

/** The manifest's name for it; counted up with the formula of the confidence, since bounds of one mean nothing to another. */
const FIELD = "calibration2";

type Extra = Pick<GenerationFacts, "extra">;

/** The bounds of a generation: what was measured for its documents, else what holds in general. */
export const calibrationOf = (manifest: Extra): Calibration => ({
  ...DEFAULT_CALIBRATION,
  ...measuredOf(manifest),
});

/** What a later generation with the same encoder takes over. */
export function keptCalibration(manifest: Extra): Extra["extra"] {
  const kept = manifest.extra[FIELD];
  return kept === undefined ? {} : { [FIELD]: kept };
}

export const withCalibration = ({ extra }: Extra, measured: Measured): Extra["extra"] => ({
  ...extra,
  [FIELD]: Object.fromEntries(
    Object.entries(measured).map(([kind, { refuse, hedge }]) => [kind, { refuse, hedge }]),
  ),
});

/** The schema checked it when it was written; here its shape is enough, and most processes need no schema library. */
export function measuredOf({ extra }: Extra): Measured {
  const stored = extra[FIELD];
  if (typeof stored !== "object" || stored === null) return {};
  const entries = Object.entries(stored);
  const measured: { -readonly [Kind in keyof Measured]: Thresholds } = {};
  for (const kind of KINDS) {
    const bounds: unknown = entries.find(([name]) => name === kind)?.[1];
    if (isThresholds(bounds)) measured[kind] = bounds;
  }
  return measured;
}

const isThresholds = (value: unknown): value is Thresholds =>
  typeof value === "object" &&
  value !== null &&
  "refuse" in value &&
  "hedge" in value &&
  typeof value.refuse === "number" &&
  typeof value.hedge === "number";
