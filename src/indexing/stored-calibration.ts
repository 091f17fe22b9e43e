import { type Calibration, DEFAULT_CALIBRATION, type Thresholds } from "../answering/finding/confidence.js";
import { PUBLIC } from "../documents/audience.js";
import type { GenerationFacts } from "../generations/generation-store.js";
import { boundsIn, KINDS, plainBounds } from "./bounds-in.js";
import { scopeOfAudience, scopesOf } from "./self-calibration/stored-bounds.js";

/** The kinds of questions that a maintainer's questions measured; the others keep other bounds. */
export type Measured = Partial<Calibration>;

/** The manifest's name for it; counted up with the formula of the confidence, since bounds of one mean nothing to another. */
const FIELD = "calibration2";

type Extra = Pick<GenerationFacts, "extra">;

/**
 * The bounds of a generation for an audience: what a maintainer's questions measured, else what general questions did in
 * the documents of that audience, else what holds in general.
 */
export function calibrationFor(manifest: Extra): (audience: string) => Calibration {
  const scopes = scopesOf(manifest);
  const measured = measuredOf(manifest);
  return (audience) => ({
    ...DEFAULT_CALIBRATION,
    ...scopeOfAudience(scopes, audience)?.bounds,
    ...measured,
  });
}

/** What a later generation with the same encoder takes over. */
export function keptCalibration(manifest: Extra): Extra["extra"] {
  const kept = manifest.extra[FIELD];
  return kept === undefined ? {} : { [FIELD]: kept };
}

export const withCalibration = ({ extra }: Extra, measured: Measured): Extra["extra"] => ({
  ...extra,
  [FIELD]: plainBounds(measured),
});

/** The schema checked it when it was written. */
export const measuredOf = ({ extra }: Extra): Measured => boundsIn(extra[FIELD]);

/** The bounds that one audience's questions of one kind are judged by. */
export interface AudienceBounds extends Thresholds {
  readonly audience: string;
  readonly kind: keyof Calibration;
  /** Golden questions of `verse calibrate`, the general questions that every build asks, or other corpora. */
  readonly from: "calibrate" | "general questions" | "default";
}

/** For a maintainer: of each audience that was measured, else of `public`. */
export function boundsByAudience(manifest: Extra): AudienceBounds[] {
  const scopes = scopesOf(manifest);
  const measured = measuredOf(manifest);
  const boundsFor = calibrationFor(manifest);
  return [...(scopes.size === 0 ? [PUBLIC] : scopes.keys())].flatMap((audience) =>
    KINDS.map((kind) => {
      const general = scopes.get(audience)?.bounds[kind] ? "general questions" : "default";
      return { audience, kind, ...boundsFor(audience)[kind], from: measured[kind] ? "calibrate" : general };
    }),
  );
}
