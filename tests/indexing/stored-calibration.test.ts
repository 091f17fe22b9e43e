import { expect, it } from "vitest";
import { DEFAULT_CALIBRATION } from "../../src/answering/finding/confidence.js";
import { calibrationOf, keptCalibration, withCalibration } from "../../src/indexing/stored-calibration.js";

const measured = { lexical: { refuse: 0.11, hedge: 0.22 } };

it("comes back as it was measured, beside the bounds that hold in general", () => {
  const extra = withCalibration({ extra: { other: 1 } }, measured);
  expect(extra.other).toBe(1);
  expect(calibrationOf({ extra })).toEqual({ ...DEFAULT_CALIBRATION, ...measured });
  expect(calibrationOf({ extra: {} })).toEqual(DEFAULT_CALIBRATION);
});

it("is all that a later generation takes over", () => {
  const extra = withCalibration({ extra: { other: 1 } }, measured);
  const kept = keptCalibration({ extra });
  expect(kept).not.toHaveProperty("other");
  expect(calibrationOf({ extra: kept })).toEqual(calibrationOf({ extra }));
  expect(keptCalibration({ extra: {} })).toEqual({});
});
