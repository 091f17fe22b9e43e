import { describe, expect, it } from "vitest";
import { definedTermOf } from "../../../src/answering/question/defined-term.js";

describe("what a question asks the meaning of", () => {
  it.each([
    ["What is a tool repository?", "tool repository"],
    ["What is COTS?", "cots"],
    ["What's the Max.gov?", "max.gov"],
    ["what does use or lose mean?", "use or lose"],
    ["What does PIV stand for", "piv"],
    ["What is meant by an incident?", "incident"],
    ["Define personal data", "personal data"],
    ["Who are covered persons?", "covered persons"],
    ["什么是珍珠产业？", "珍珠产业"],
    ["珍珠产业是什么意思？", "珍珠产业"],
  ])("%s", (question, term) => {
    expect(definedTermOf(question)).toBe(term);
  });

  it.each([
    "How long is the leave?",
    "When does it end?",
    "What happens when I leave?",
    "What is the phone number of the agency that books hotels for us?",
    "多少天?",
  ])("nothing: %s", (question) => {
    expect(definedTermOf(question)).toBeNull();
  });
});
