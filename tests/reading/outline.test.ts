import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/reading/read-document.js";
import { outlineOf } from "./outline-of.js";

const root = new URL("../../", import.meta.url);
const folders = ["seeds/", "tests/fixtures/documents/", "tests/fixtures/pages/"].map(
  (path) => new URL(path, root),
);

// Each expected outline was checked by eye against its document; to change one, change it by hand.
describe("what a reader makes of whole documents: boilerplate, sections, sentences, leads", () => {
  for (const folder of folders) {
    const names = readdirSync(folder).filter((name) => /\.(txt|md|html)$/.test(name));
    it.each(names)("%s", (name) => {
      const { document, warnings } = readDocument(readFileSync(new URL(name, folder)), name);
      const expected = new URL(`tests/fixtures/outlines/${name}.outline`, root);
      expect(outlineOf(document, warnings)).toBe(readFileSync(expected, "utf8"));
    });
  }
});
