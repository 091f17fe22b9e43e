import type { Calibration, Thresholds } from "../answering/finding/confidence.js";

export const KINDS = ["lexical", "dense", "translated", "meaning"] as const;

/** The bounds in a value of a manifest, whose checksum was verified: most processes need no schema library. */
export function boundsIn(stored: unknown): Partial<Calibration> {
  if (typeof stored !== "object" || stored === null) return {};
  const entries = Object.entries(stored);
  const measured: { -readonly [Kind in keyof Calibration]?: Thresholds } = {};
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

/** The same as a manifest holds them. */
export const plainBounds = (
  bounds: Partial<Calibration>,
): Record<string, { refuse: number; hedge: number }> =>
  Object.fromEntries(Object.entries(bounds).map(([kind, { refuse, hedge }]) => [kind, { refuse, hedge }]));
