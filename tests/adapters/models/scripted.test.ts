import { describe, expect, test } from "vitest";
import { createScriptedModel, readScript } from "../../../adapters/models/scripted.js";
import { draftShape } from "../../../src/answering/drafting/shapes.js";

const never = () => new AbortController().signal;

describe("the scripted twin", () => {
  const prompt = { name: "draft", system: "s", user: "what about hotels?", schema: draftShape };
  const output = { outcome: "not-covered", statements: [], choices: [] };
  test("same script, same draft; the first line that fits answers", async () => {
    const model = createScriptedModel([
      { when: "trains", error: "x" },
      { when: "hotels", output, usage: { inputTokens: 3, outputTokens: 1 } },
    ]);
    const drafts = [await model.draft(prompt, never()), await model.draft(prompt, never())];
    expect(drafts[0]).toEqual({ output, usage: { inputTokens: 3, outputTokens: 1 } });
    expect(drafts[1]).toEqual(drafts[0]);
  });
  test("a listener hears its answer grow, and half of one that breaks", async () => {
    const heard: string[] = [];
    const onText = (piece: string) => void heard.push(piece);
    await createScriptedModel([{ output }]).draft(prompt, never(), onText);
    expect(heard.join("")).toBe(JSON.stringify(output));
    expect(heard.length).toBeGreaterThan(10);
    heard.length = 0;
    const broken = createScriptedModel([{ output, error: "cut" }]).draft(prompt, never(), onText);
    await expect(broken).rejects.toMatchObject({ code: "model" });
    expect(JSON.stringify(output).startsWith(heard.join(""))).toBe(true);
    expect(heard.join("").length).toBe(Math.floor(JSON.stringify(output).length / 2));
    const stop = new AbortController();
    const stopped = createScriptedModel([{ output }]).draft(prompt, stop.signal, () => stop.abort());
    await expect(stopped).rejects.toThrow();
  });
  test.each([
    ["no line", []],
    ["an error", [{ error: "down" }]],
    ["another form", [{ output: { outcome: 3 } }]],
  ])("%s is an error of the model", async (_, lines) => {
    await expect(createScriptedModel(lines).draft(prompt, never())).rejects.toMatchObject({ code: "model" });
  });
  test("abort is honoured, and an unreadable script says what it should be", async () => {
    await expect(createScriptedModel([{ output }]).draft(prompt, AbortSignal.abort())).rejects.toThrow();
    await expect(readScript("no/such/script.jsonl")).rejects.toMatchObject({ code: "bad-settings" });
  });
});
