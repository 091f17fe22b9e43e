import { expect, it } from "vitest";
import { groupsIn } from "../../../src/answering/question/asked-groups.js";

it.each<[string, string[]]>([
  ["How many days are there for new parents?", ["new parents"]],
  ["May I vote as a prison guard?", ["prison guard"]],
  ["What is the rule for airline pilots?", ["airline pilots"]],
  ["What is the fee for the pier?", []],
  ["Which rule holds for documents?", []],
])("%s: %j", (question, expected) => {
  expect(groupsIn(question)).toEqual(expected);
});
