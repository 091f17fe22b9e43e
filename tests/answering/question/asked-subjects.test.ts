import { expect, it } from "vitest";
import { subjectsIn } from "../../../src/answering/question/asked-subjects.js";

it.each<[string, string[]]>([
  ["When was the Rouen tea action plan issued?", ["tea"]],
  ["Is Rouen's action plan for electric cars still running?", ["electric cars"]],
  ["Is the plan still running?", []],
  ["When does the new plan start?", []],
  ["How many boats are there?", []],
])("%s: %j", (question, expected) => {
  expect(subjectsIn(question)).toEqual(expected);
});
