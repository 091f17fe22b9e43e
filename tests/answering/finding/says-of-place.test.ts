import { expect, it } from "vitest";
import { saysOfPlace } from "../../../src/answering/finding/says-of-place.js";

const asked = new Set(["master", "moor"]);
it.each<[string, boolean]>([
  ["The harbour master of Lisbon keeps 62 moorings.", true],
  ["The harbour master of Lisbon City keeps 62 moorings.", true],
  ["The harbour master keeps 62 moorings with the Lisbon Diving School.", false],
  ["The harbour master keeps 62 moorings, and his divers were trained in Lisbon.", false],
  ["The harbour master keeps 62 moorings.", false],
])("%s: %s", (text, expected) => {
  expect(saysOfPlace(text, (terms) => terms.has("lisbon"), asked)).toBe(expected);
});
