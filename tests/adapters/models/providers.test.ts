import { describe, expect, test } from "vitest";
import { parseModelName } from "../../../adapters/models/providers.js";

describe("the name of a model", () => {
  test.each([
    ["openai:gpt-6", { provider: "openai", model: "gpt-6" }],
    ["ollama:llama3.2:3b", { provider: "ollama", model: "llama3.2:3b" }],
    ["google-genai:gemini-3", { provider: "google-genai", model: "gemini-3" }],
  ])("%s", (name, expected) => {
    expect(parseModelName(name)).toEqual(expected);
  });
  test.each(["gpt-6", "openai:", ":x", "bedrock:x", ""])("%j is refused with the cure", (name) => {
    expect(() => parseModelName(name)).toThrow(/provider:model/);
  });
});
