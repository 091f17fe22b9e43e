import { describe, expect, it } from "vitest";
import { botUnderTest, place, question } from "./bot-under-test.js";
import { answerOf, HOTEL } from "./replies.js";

describe("who is meant", () => {
  const rules = `
alpha:
  channels: { C9: { answer: every-question }, C8: { answer: never }, C7: { audience: hr } }
  guilds: { W2: { forums: ["F1"], audience: public } }
  people: { boss: { audience: hr } }
`;
  it.each([
    ["a remark in an ordinary channel", question(HOTEL, { manner: "seen" }), null],
    [
      "a question where every question is answered",
      question(HOTEL, { manner: "seen", place: place({ channel: "C9" }) }),
      "answered",
    ],
    [
      "a remark there",
      question("I like this hotel.", { manner: "seen", place: place({ channel: "C9" }) }),
      null,
    ],
    [
      "a thread below such a channel",
      question(HOTEL, { manner: "seen", place: place({ channel: "X", parent: "C9" }) }),
      "answered",
    ],
    [
      "a mention where the bot may not answer",
      question(HOTEL, { place: place({ channel: "C8" }) }),
      "not-allowed",
    ],
    ["a question seen there", question(HOTEL, { manner: "seen", place: place({ channel: "C8" }) }), null],
    [
      "a new post of a forum",
      question(HOTEL, { manner: "new-post", place: place({ workspace: "W2", channel: "P", parent: "F1" }) }),
      "answered",
    ],
    ["a new post elsewhere", question(HOTEL, { manner: "new-post", place: place({ channel: "P" }) }), null],
    ["a follow-up in an unknown thread", question("and in Paris?", { manner: "follow-up" }), null],
  ])("%s", async (_label, message, outcome) => {
    const reply = await botUnderTest({}, rules).reply(message);
    expect(reply === null ? null : answerOf(reply).outcome).toBe(outcome);
  });

  it("goes on unmentioned in a thread it knows", async () => {
    const bot = botUnderTest({}, rules);
    await bot.reply(question(HOTEL));
    expect(await bot.reply(question("nice weather today", { manner: "seen" }))).toBeNull();
    expect(answerOf(await bot.reply(question("and in Paris?", { manner: "seen" }))).outcome).toBe("answered");
  });

  it.each([
    ["the own workspace", place(), false, "ann", "internal"],
    ["a shared channel", place({ external: true }), false, "ann", "public"],
    ["a platform of the community", place({ platform: "beta" }), false, "ann", "public"],
    ["a channel with its own audience", place({ channel: "C7" }), false, "ann", "hr"],
    ["a workspace with its own audience", place({ workspace: "W2" }), false, "ann", "public"],
    ["a person with an own audience, in public", place(), false, "boss", "internal"],
    ["a person with an own audience, in private", place(), true, "boss", "hr"],
    ["a person with an own audience, outside", place({ external: true }), true, "boss", "public"],
  ])("%s", async (_label, where, isPrivate, id, audience) => {
    const bot = botUnderTest({}, rules);
    const person = { id, name: null, locale: null, roles: [] };
    expect(
      answerOf(await bot.reply(question(HOTEL, { place: where, private: isPrivate, person }))).audience,
    ).toBe(audience);
  });
});
