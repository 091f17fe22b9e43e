import { describe, expect, it } from "vitest";
import { allowedAudiences } from "../../src/documents/audience.js";
import { isPartialDate, labelsOf, statusOf, type Validity } from "../../src/documents/validity.js";

const document = (
  kind: Validity["kind"],
  effectiveFrom: string | null = null,
  effectiveUntil: string | null = null,
): Validity => ({ kind, effectiveFrom, effectiveUntil });

describe("statusOf and labelsOf", () => {
  it.each([
    ["a plan until a year, on its last day", document("plan", "2022", "2025"), "2025-12-31", "in-force", []],
    [
      "a plan until a year, on the day after",
      document("plan", "2022", "2025"),
      "2026-01-01",
      "ended",
      ["ended"],
    ],
    ["a policy until a month", document("policy", null, "2025-02"), "2025-02-28", "in-force", []],
    ["a policy past its month", document("policy", null, "2025-02"), "2025-03-01", "ended", ["ended"]],
    ["a policy until a day", document("policy", null, "2030-03-31"), "2030-03-31", "in-force", []],
    [
      "a policy from a day",
      document("policy", "2025-03-02"),
      "2025-03-01",
      "not-yet-in-force",
      ["not-yet-in-force"],
    ],
    ["a policy from a year", document("policy", "2025"), "2025-01-01", "in-force", []],
    ["a policy without dates", document("policy"), "2025-01-01", "unknown", []],
    ["another document without dates", document("other"), "2025-01-01", "unknown", []],
    ["a proposal", document("proposal"), "2025-01-01", "not-adopted", ["not-adopted"]],
    [
      "a proposal whose time is over",
      document("proposal", null, "2024"),
      "2025-01-01",
      "not-adopted",
      ["ended", "not-adopted"],
    ],
    ["a report", document("report"), "2025-01-01", "report", ["report"]],
    [
      "a report about an ended plan",
      document("report", null, "2024"),
      "2025-01-01",
      "ended",
      ["ended", "report"],
    ],
  ] as const)("%s", (_, validity, asOf, status, labels) => {
    expect(statusOf(validity, asOf)).toBe(status);
    expect(labelsOf(validity, asOf)).toEqual(labels);
  });

  it.each([
    ["2025", true],
    ["2025-02", true],
    ["2024-02-29", true],
    ["2025-02-29", false],
    ["2025-13", false],
    ["2025-1-1", false],
    ["25", false],
    ["soon", false],
  ])("a partial date? %s %s", (value, valid) => {
    expect(isPartialDate(value)).toBe(valid);
  });
});

describe("allowedAudiences", () => {
  it.each([
    ["public", ["public"]],
    ["internal", ["internal", "public"]],
    ["hr", ["hr", "internal", "public"]],
  ])("%s", (name, labels) => {
    expect([...allowedAudiences(name)].sort()).toEqual(labels);
  });
});
