import { expect, it } from "vitest";
import { compiledFile } from "../src/compiled.js";

it.each([
  ["file:///app/src/indexing/a.ts", "file:///app/dist/src/worker.js"],
  ["file:///app/dist/adapters/vectors/a.js", "file:///app/dist/src/worker.js"],
  ["file:///src/adapters/app/src/a.ts", "file:///src/adapters/app/dist/src/worker.js"],
])("a compiled file is found from %s", (from, expected) => {
  expect(compiledFile("src/worker.js", from).href).toBe(expected);
});
