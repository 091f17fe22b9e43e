import { describe, expect, it } from "vitest";
import { repeatsTitle } from "../../../src/commands/render/repeats-title.js";

describe("a heading beside the title of its document", () => {
  it.each([
    ["The Bay Area’s Gold Industry", "The Bay Area's gold industry", true],
    ["MIL-OSI China: Upgrading vital to the gold industry", "Upgrading vital to the gold industry", true],
    ["Exceptions to the travel policy", "Travel policy", false],
    ["Travel", "Travel policy", false],
    ["2. Leave", "Employee handbook", false],
    ["2. Leave", "", false],
  ])("%s | %s", (heading, title, repeats) => {
    expect(repeatsTitle(heading, title)).toBe(repeats);
  });
});
