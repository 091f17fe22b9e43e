import { expect, it } from "vitest";
import { createOutage } from "../../src/time/outage.js";

it("warns once of each fault until it is over", () => {
  const warnings: string[] = [];
  const outage = createOutage((sentence) => warnings.push(sentence));
  expect(outage.sentence()).toBeNull();
  outage.began(new Error("The disk is full."));
  outage.began(new Error("The disk is full."));
  expect(outage.sentence()).toBe("The disk is full.");
  outage.began("no answer");
  expect(outage.sentence()).toBe("no answer");
  outage.ended();
  expect(outage.sentence()).toBeNull();
  outage.began("no answer");
  expect(warnings).toEqual(["The disk is full.", "no answer", "no answer"]);
});
