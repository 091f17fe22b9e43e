// Covers: gaps.ts
import { describe, expect, it } from "vitest";
import { botUnderTest, place, question } from "./bot-under-test.js";
import { textOf } from "./replies.js";

describe("visits and completions", () => {
  it("offer what the place may use and count nothing else", async () => {
    const bot = botUnderTest();
    const where = place({ platform: "beta" });
    const home = await bot.reply({ ...question(""), type: "home", place: where });
    expect(home).toMatchObject({ type: "home", documents: [{ id: "travel" }, { id: "leave" }], gaps: [] });
    expect(JSON.stringify(home)).not.toMatch(/quokka/i);
    const typed = await bot.reply({ ...question(""), type: "complete", text: "POLICY", place: where });
    expect(typed).toMatchObject({ choices: [{ value: "leave" }, { value: "travel" }] });
    for (const text of ["quokka", "merger", "canary"])
      expect(await bot.reply({ ...question(""), type: "complete", text, place: where })).toMatchObject({
        choices: [],
      });
    const hidden = await bot.reply({ ...question(""), type: "browse", text: "canary", place: where });
    const missing = await bot.reply({ ...question(""), type: "browse", text: "nothing", place: where });
    expect(textOf(hidden)).toBe(textOf(missing));
  });

  it("show maintainers, and nobody else, what was not answered", async () => {
    const bot = botUnderTest({}, "alpha: { maintainers: [root] }");
    await bot.reply(question("May I bring my dog to the office?"));
    await bot.reply(question("May I bring a dog to an office?"));
    const home = (id: string) =>
      bot.reply({ ...question(""), type: "home", person: { id, name: null, locale: null, roles: [] } });
    expect(await home("root")).toMatchObject({ gaps: [{ asked: 2 }] });
    expect(await home("ann")).toMatchObject({ gaps: [] });
  });
});
