import { expect, it } from "vitest";
import { VerseError } from "../../src/errors.js";
import { refuseEmpty } from "../../src/indexing/refuse-empty.js";

const nothing = { fresh: [], staying: new Map() };
const unreadable = {
  path: "a.txt",
  error: new VerseError({ code: "bad-document", problem: "It is no text.", cure: "Save it as UTF-8." }),
};

it("says that the folder has no document, or what is wrong with the first that cannot be read", () => {
  expect(() => refuseEmpty("policies", nothing, { failures: [] })).toThrow("no document in policies");
  expect(() => refuseEmpty("policies", nothing, { failures: [unreadable] })).toThrow("It is no text.");
});
