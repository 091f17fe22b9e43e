import type { Calibration, Confidence } from "./confidence.js";

export type Judgement = "covered" | "uncertain" | "not-covered";

/**
 * Whether the found sentences answer the question, by the calibrated confidence. `said`: how sure they are alone, where
 * more than they spoke for an answer, which makes them no surer.
 */
export function judge(confidence: Confidence, calibration: Calibration, said = confidence): Judgement {
  const { refuse, hedge } = calibration[confidence.kind];
  const { value } = confidence;
  if (value === 0 || value < refuse) return "not-covered";
  return Math.min(value, said.value) < hedge ? "uncertain" : "covered";
}
