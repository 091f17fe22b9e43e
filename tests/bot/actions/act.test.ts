// Covers: context.ts, help.ts, judge.ts, remove.ts, show.ts
import { describe, expect, it } from "vitest";
import { botUnderTest, place, press, question } from "../bot-under-test.js";
import { answerOf, HOTEL, textOf } from "../replies.js";

describe("what is pressed under an answer", () => {
  const rules = `
alpha: { maintainers: [root], channels: { C5: { audience: public } }, people: { ann: { audience: secret } } }
people: { ask-a-person: { alpha: G1 } }
`;
  const person = (id: string, roles: string[] = []) => ({ id, name: null, locale: null, roles });
  const asked = async () => {
    const bot = botUnderTest({}, rules);
    const answer = answerOf(await bot.reply(question(HOTEL)));
    return { bot, id: answer.id };
  };

  it("is counted, with its reason", async () => {
    const { bot, id } = await asked();
    expect(textOf(await bot.reply(press("not-helpful", id)))).toContain("noted");
    await bot.reply(press("reason", id, { value: "wrong city" }));
    await bot.reply(press("helpful", id, { person: person("bob") }));
    const [logged] = await bot.parts.store.questions.list({});
    expect(logged?.feedback.map(({ vote, reason }) => [vote, reason])).toEqual([
      ["not-helpful", "wrong city"],
      ["helpful", null],
    ]);
  });

  it("shows the text around a quote, cut at its section", async () => {
    const { bot, id } = await asked();
    const reply = await bot.reply(press("context", id, { value: "0" }));
    expect(reply).toMatchObject({ type: "context", private: true, before: expect.stringMatching(/^Hotels/) });
    if (reply?.type === "context") expect(reply.after).not.toContain("Trains");
    expect(textOf(await bot.reply(press("context", id, { value: "7" })))).toContain("no longer available");
  });

  it("from another place, after a change of rights, or invented, leaks nothing and looks the same", async () => {
    const { bot, id } = await asked();
    const elsewhere = textOf(await bot.reply(press("context", id, { place: place({ channel: "C2" }) })));
    const invented = textOf(await bot.reply(press("context", "answer-99")));
    const outside = textOf(await bot.reply(press("show-all", id, { place: place({ external: true }) })));
    expect(new Set([elsewhere, invented, outside]).size).toBe(1);
  });

  it("of a private answer is the asker's alone, and is shared only where it may be seen", async () => {
    const bot = botUnderTest({}, rules);
    const own = answerOf(await bot.reply(question(HOTEL, { private: true })));
    expect(own.audience).toBe("secret");
    expect(textOf(await bot.reply(press("context", own.id, { person: person("bob") })))).toContain(
      "no longer",
    );
    expect(textOf(await bot.reply(press("share", own.id)))).toContain("cannot be shared");
    const bobs = answerOf(await bot.reply(question(HOTEL, { private: true, person: person("bob") })));
    expect(await bot.reply(press("share", bobs.id, { person: person("bob") }))).toMatchObject({
      type: "answer",
      private: false,
    });
    expect((await bot.reply(press("context", bobs.id, { person: person("eve") })))?.type).toBe("context");
  });

  it("calls for help once, and settles it", async () => {
    const { bot, id } = await asked();
    expect(await bot.reply(press("resolve", id))).toMatchObject({ type: "notice", private: true });
    expect(await bot.reply(press("ask-a-person", id))).toMatchObject({
      type: "help-request",
      mention: "G1",
      text: expect.stringContaining(HOTEL),
    });
    expect(textOf(await bot.reply(press("ask-a-person", id)))).toContain("already");
    expect(textOf(await bot.reply(press("resolve", id, { person: person("eve") })))).toContain("Only");
    expect(await bot.reply(press("resolve", id, { person: person("x", ["G1"]) }))).toMatchObject({
      private: false,
    });
  });

  it("takes an answer back for its asker, a moderator and a maintainer only", async () => {
    const { bot, id } = await asked();
    expect(textOf(await bot.reply(press("remove", id, { person: person("eve") })))).toContain("Only");
    for (const who of [{}, { person: person("mo"), moderator: true }, { person: person("root") }])
      expect(await bot.reply(press("remove", id, who))).toMatchObject({ type: "remove" });
  });

  it("replaces in place for the asker and copies in private for others", async () => {
    const { bot, id } = await asked();
    expect(await bot.reply(press("show-all", id, { value: "1" }))).toMatchObject({
      replace: true,
      page: 1,
      private: false,
    });
    expect(await bot.reply(press("show-all", id, { person: person("eve") }))).toMatchObject({
      replace: false,
      private: true,
    });
  });
});
