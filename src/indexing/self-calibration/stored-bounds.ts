import type { Calibration } from "../../answering/finding/confidence.js";
import { INTERNAL, PUBLIC } from "../../documents/audience.js";
import type { GenerationFacts } from "../../generations/generation-store.js";
import { boundsIn, plainBounds } from "../bounds-in.js";

/** What was measured of the documents that one audience may see. */
export interface MeasuredScope {
  readonly bounds: Partial<Calibration>;
  /** Passages when it was measured, and those that came or went since then. */
  readonly passages: number;
  readonly changed: number;
}

/** By audience: each that documents are labelled with, and `public`. */
export type MeasuredScopes = ReadonlyMap<string, MeasuredScope>;

/** The manifest's name for it; counted up with the questions, the shares and the formula of the confidence. */
const FIELD = "selfCalibration1";

type Extra = Pick<GenerationFacts, "extra">;

export const storedScopes = (scopes: MeasuredScopes): Extra["extra"] => ({
  [FIELD]: Object.fromEntries(
    [...scopes].map(([audience, { bounds, passages, changed }]) => [
      audience,
      { bounds: plainBounds(bounds), passages, changed },
    ]),
  ),
});

/** Empty where nothing was measured, or by another version. */
export function scopesOf({ extra }: Extra): MeasuredScopes {
  const stored = extra[FIELD];
  if (typeof stored !== "object" || stored === null) return new Map();
  const scopes = new Map<string, MeasuredScope>();
  for (const [audience, scope] of Object.entries(stored)) {
    if (!isScope(scope)) continue;
    const { bounds, passages, changed } = scope;
    scopes.set(audience, { bounds: boundsIn(bounds), passages, changed });
  }
  return scopes;
}

const isScope = (scope: unknown): scope is { bounds: unknown; passages: number; changed: number } =>
  typeof scope === "object" &&
  scope !== null &&
  "bounds" in scope &&
  "passages" in scope &&
  "changed" in scope &&
  typeof scope.passages === "number" &&
  typeof scope.changed === "number";

/** What an audience may see is what one of the labels may: an audience without documents of its own sees the internal ones. */
export const scopeOfAudience = (scopes: MeasuredScopes, audience: string): MeasuredScope | null =>
  scopes.get(audience) ?? (audience === PUBLIC ? null : (scopes.get(INTERNAL) ?? scopes.get(PUBLIC) ?? null));
