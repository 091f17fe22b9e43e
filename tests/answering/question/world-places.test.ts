import { expect, it } from "vitest";
import { worldPlaces } from "../../../src/answering/question/world-places.js";

it.each([
  ["vietnam", "越南"],
  ["hong kong", "香港"],
  ["burma", "myanmar"],
  ["france", "french"],
  ["usa", "united states"],
])("knows that %s is %s", (name, other) => {
  expect(worldPlaces().get(name)?.forms).toContain(other);
});

it.each(["center", "zz", "zurich gnome", "altona"])("knows no place %s", (name) => {
  expect(worldPlaces().get(name)).toBeUndefined();
});
