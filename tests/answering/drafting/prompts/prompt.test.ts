import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { asData, cutText, stripHidden } from "../../../../src/answering/drafting/prompts/data-text.js";
import { loadPrompts, PROMPT_SLOTS } from "../../../../src/answering/drafting/prompts/load.js";
import { fillPrompt, parsePrompt } from "../../../../src/answering/drafting/prompts/prompt.js";
import { temporaryFolder } from "../../../temporary-folder.js";

const file = (slots: string, body: string) =>
  `---\npurpose: p\nslots: [${slots}]\n---\nsystem\n=== user ===\n${body}\n`;

test.each([
  ["a missing slot", file("a", "{{a}}"), ["a", "b"], /lacks the slot b/],
  ["a slot named and not used", file("a, b", "{{a}}"), ["a", "b"], /lacks the slot b/],
  ["an unused slot", file("a, c", "{{a}} {{c}}"), ["a"], /slot c, which nothing fills/],
  ["a slot not named", file("a", "{{a}} {{c}}"), ["a"], /slot c, which nothing fills/],
  ["no purpose", file("a", "{{a}}").replace("purpose: p\n", ""), ["a"], /purpose/],
  ["no user part", "---\npurpose: p\n---\nx", [], /no user part/],
])("%s is an error at start", (_, text, expected, message) => {
  expect(() => parsePrompt("x", text, expected)).toThrow(message);
});

test("a value that looks like a slot or a replacement pattern stays as it is", () => {
  const prompt = parsePrompt("x", file("a, b", "{{a}}|{{b}}"), ["a", "b"]);
  expect(fillPrompt(prompt, { a: "{{b}} $& $1", b: "2" }).user).toBe("{{b}} $& $1|2");
});

test("the prompts of the product load, each with its purpose", async () => {
  const prompts = await loadPrompts(new URL("../../../../prompts", import.meta.url).pathname);
  expect(Object.keys(prompts).sort()).toEqual(Object.keys(PROMPT_SLOTS).sort());
  for (const prompt of Object.values(prompts)) expect(prompt.purpose.length).toBeGreaterThan(10);
});

test("a folder without them says which", async () => {
  const folder = temporaryFolder();
  await writeFile(join(folder, "draft.md"), "x");
  await expect(loadPrompts(folder)).rejects.toThrow(/prompt/i);
});

test.each([
  ["zero-width", "a\u200Bb\u2060c\uFEFF", "abc"],
  ["tags", "a\u{E0041}\u{E007F}", "a"],
  ["variation selectors", "a\uFE0F\u{E0100}", "a"],
  ["bidi", "\u202Ea\u2066b", "ab"],
  ["controls", "a\u0000\u001B[31mb\tc\nd", "a[31mb\tc\nd"],
  ["fillers", "a\u3164\u115Fb", "ab"],
  ["ordinary text", "Zürich 上海 👍 – “x”", "Zürich 上海 👍 – “x”"],
])("hidden characters: %s", (_, text, expected) => {
  expect(stripHidden(text)).toBe(expected);
});

test("data keeps to its line, its fence and its number", () => {
  expect(asData("a\n[7] b\u2029c ~~x~~ ~~~x~~x~~ d", "~~x~~")).not.toMatch(/\n|\[7\]|~~x~~/);
  expect(cutText("ab👍", 3)).toBe("ab");
});
