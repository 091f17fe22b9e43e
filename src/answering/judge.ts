import type { Calibration, Confidence } from "./confidence.js";

export type Judgement = "covered" | "uncertain" | "not-covered";

/** Whether the found sentences answer the question, by the calibrated confidence. */
export function judge({ value, kind }: Confidence, calibration: Calibration): Judgement {
  const { refuse, hedge } = calibration[kind];
  if (value === 0 || value < refuse) return "not-covered";
  return value < hedge ? "uncertain" : "covered";
}
