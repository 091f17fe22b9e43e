import { expect, it } from "vitest";
import { VerseError } from "../src/errors.js";

it("says what is wrong, what was expected and found, and at the end what to do", () => {
  const cause = new Error("EACCES");
  const full = new VerseError({
    code: "storage",
    problem: "It cannot be written.",
    cure: "Free space.",
    expected: "a file",
    got: "a folder",
    cause,
  });
  expect(full.message).toBe("It cannot be written. Expected a file. Got a folder. Free space.");
  expect(full).toMatchObject({
    name: "VerseError",
    code: "storage",
    expected: "a file",
    got: "a folder",
    cause,
  });
  const short = new VerseError({ code: "busy", problem: "It is held.", cure: "Wait." });
  expect(short.message).toBe("It is held. Wait.");
  expect(short).not.toHaveProperty("cause");
});
