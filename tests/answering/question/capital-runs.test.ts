import { expect, it } from "vitest";
import { capitalRuns } from "../../../src/answering/question/capital-runs.js";

it.each<[string, string[]]>([
  ["Who leads the Weavers Guild of Rouen?", ["Weavers Guild", "Rouen"]],
  ["What is Anna's fee on Monday?", ["Anna"]],
  ["Must I use SSO?", ["SSO"]],
  ["May I install macOS updates?", ["macOS"]],
  ["How Many Days Of Leave Are There", []],
  ["May the guild meet?", []],
])("%s: %j", (question, expected) => {
  expect(capitalRuns(question).runs.map(({ text }) => text)).toEqual(expected);
});
