import { describe, expect, it } from "vitest";
import { askedNames } from "../../../src/answering/question/asked-names.js";
import { smallLibrary } from "../small-library.js";

const { documents } = smallLibrary([
  {
    id: "harbour",
    title: "Harbour rules",
    jurisdiction: "Altona, Hamburg",
    text: "Boats moor at pier two.\n",
  },
]).searcher.corpus;
const named = (question: string): string[] =>
  askedNames(question, documents).map(({ kind, text }) => `${kind} ${text}`);

describe("the names that a question asks about", () => {
  it.each<[string, string[]]>([
    ["Where do boats moor in Altona?", ["place Altona"]],
    ["where do boats moor in altona?", ["place altona"]],
    ["Where do boats moor in Hamburg?", ["place Hamburg"]],
    ["Where do boats moor in Nairobi?", ["place Nairobi"]],
    ["Does Kenya's port allow boats?", ["place Kenya"]],
    ["Was turkey served on the pier?", []],
    ["Who pays the Nairobi Harbour Trust?", ["name Nairobi Harbour Trust"]],
    ["What did Anna Schmidt propose?", ["name Anna Schmidt"]],
    ["How big is the office in Diankou town?", ["place Diankou"]],
    ["What was the fee in 1987?", ["year 1987"]],
    ["Is a fee of 1987 euros too much for the pier?", []],
    ["How long may I moor as a prison guard?", ["group prison guard"]],
    ["Is there free mooring for nurses?", ["group nurses"]],
    ["Which screen is made for computers?", []],
    ["Until when does the tea action plan run?", ["subject tea"]],
    ["Is the plan for electric cars still running?", ["subject electric cars"]],
    ["Which Version Is The Right One Here?", []],
    ["WHERE DO BOATS MOOR TODAY?", []],
    ["Which version holds, English or Chinese?", []],
    ["What must I do on Monday?", []],
    ["肯尼亚的船停在哪里？", ["place 肯尼亚"]],
    ["船停在哪里？", []],
  ])("%s: %j", (question, expected) => {
    expect(named(question)).toEqual(expected);
  });
});
