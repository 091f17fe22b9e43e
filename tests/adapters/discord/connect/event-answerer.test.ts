import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ANSWER_THIS, ASK, POLICIES } from "../../../../adapters/discord/connect/discord-commands.js";
import { english } from "../../../../src/bot/texts/english-texts.js";
import { answeredWith, replyWith } from "../../../contracts/sample-answers.js";
import { HEARING, notice, type Stage, setStage } from "../stage.js";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ messageContent: true }, { allowedPrivileged: 1 << 15 });
});
afterAll(() => stage.end());
beforeEach(() => {
  stage.seen.length = 0;
  stage.channel.messages.clear();
  stage.play(HEARING);
});
const heard = (count = 1) =>
  stage.until(() => stage.questions().length >= count && stage.questions(), "a question");

describe("commands", () => {
  it("/ask is answered in the place that was kept for it, with the question", async () => {
    stage.play(() => replyWith(answeredWith("a1", ["Up to 120 EUR."])));
    const { people } = stage.discord;
    people.slash(stage.ben, stage.channel, ASK, { question: "What may I claim for a hotel?" });
    const text = await stage.shows("Up to 120 EUR.");
    expect(text).toContain("What may I claim for a hotel?");
    expect([...stage.channel.messages.values()]).toHaveLength(1);
    const [question] = stage.questions();
    expect(question).toMatchObject({
      text: "What may I claim for a hotel?",
      manner: "command",
      private: false,
      messageId: null,
      person: { id: stage.ben.id, name: "Ben", locale: "en-GB" },
      place: {
        platform: "discord",
        workspace: stage.guild.id,
        channel: stage.channel.id,
        parent: null,
        kind: "channel",
        external: true,
      },
    });
  });

  it("/ask private:true is seen by the asker alone", async () => {
    stage.play(() => ({ ...replyWith(answeredWith("a1", ["For your eyes."])), private: true }));
    stage.discord.people.slash(stage.ben, stage.channel, ASK, { question: "Secret?", private: true });
    await stage.shows("For your eyes.", stage.channel, stage.ben);
    expect(stage.discord.visible(stage.channel.id, stage.ana.id)).toBe("");
    expect(stage.questions()[0]?.private).toBe(true);
  });

  it("/ask in a private conversation that nobody had opened before", async () => {
    const conversation = stage.discord.people.conversation(stage.ana);
    stage.discord.people.slash(stage.ana, conversation, ASK, { question: "Alone?" });
    await stage.shows("heard: Alone?", conversation);
    expect(stage.questions()[0]?.place).toMatchObject({
      kind: "direct",
      workspace: null,
      thread: conversation.id,
    });
  });

  it("a limit is told privately even where a public place was kept", async () => {
    stage.play(() => notice("Slow down.", true));
    stage.discord.people.slash(stage.ben, stage.channel, ASK, { question: "Again?" });
    await stage.shows("Slow down.", stage.channel, stage.ben);
    expect(stage.discord.visible(stage.channel.id)).toBe("");
  });

  it("a command that is left alone leaves nothing behind", async () => {
    stage.play(() => null);
    stage.discord.people.slash(stage.ben, stage.channel, ASK, { question: "Nothing?" });
    await heard();
    await stage.until(() => stage.channel.messages.size === 0, "the placeholder to go");
  });

  it("/policies browses privately, with titles completed, and turns its pages", async () => {
    const summary = (index: number) => ({
      id: `doc-${index}`,
      title: `Policy *${index}*`,
      issuer: "Finance",
      validity: "in force until 31 Mar 2030",
      url: index === 0 ? "https://example.org/0" : null,
      sections: ["1. Scope", "2. Rules"],
    });
    const documents = Array.from({ length: 30 }, (_, index) => summary(index));
    stage.play((message) => {
      if (message.type === "complete")
        return {
          type: "completions",
          texts: english,
          private: true,
          choices: [
            { label: `Policy ${message.text} ${"x".repeat(120)}`, value: "doc-1" },
            { label: "too long", value: "v".repeat(101) },
          ],
        };
      if (message.type !== "browse") return null;
      return {
        type: "home",
        texts: english,
        private: true,
        heading: "All documents",
        howTo: ["Mention the bot."],
        documents: message.text === "" ? documents : documents.filter(({ id }) => id === message.text),
        index: "Documents as of 3 min ago",
        prompts: [],
        gaps: [],
      };
    });
    const { people } = stage.discord;
    const typed = people.typeInto(stage.ben, stage.channel, POLICIES, "document", "tra");
    await stage.until(() => typed.acknowledged !== null, "completions");
    expect(typed.choices.map(({ value }) => value)).toEqual(["doc-1"]);
    expect(typed.choices[0]?.name).toMatch(/^Policy tra x+…$/);

    people.slash(stage.ben, stage.channel, POLICIES);
    const list = await stage.shows("Policy *0*", stage.channel, stage.ben);
    expect(list).toContain("Finance · in force until 31 Mar 2030");
    expect(stage.discord.visible(stage.channel.id)).toBe("");
    people.press(stage.ben, stage.latest(), "Next ▶");
    await stage.shows("Page 2 of", stage.channel, stage.ben);
    people.slash(stage.ben, stage.channel, POLICIES, { document: "doc-7" });
    const one = await stage.shows("• 2. Rules", stage.channel, stage.ben);
    expect(one).toContain("Policy *7*");
  });

  it("the message command answers somebody else's message", async () => {
    const { people } = stage.discord;
    const theirs = people.say(stage.ana, stage.channel, "**How** many days of leave do I get?");
    await heard();
    stage.seen.length = 0;
    people.useOn(stage.ben, theirs, ANSWER_THIS);
    await heard();
    expect(stage.questions()[0]).toMatchObject({
      text: "How many days of leave do I get?",
      manner: "shortcut",
      person: { id: stage.ben.id },
    });
    await stage.shows("heard: How many days of leave do I get?");
  });

  it("an interaction that another process has answered is left alone", async () => {
    stage.discord.faults.next(/callback$/, { status: 400, body: { code: 40060, message: "acknowledged" } });
    stage.discord.people.slash(stage.ben, stage.channel, ASK, { question: "Whose?" });
    stage.discord.people.slash(stage.ben, stage.channel, ASK, { question: "Mine?" });
    await stage.shows("heard: Mine?");
    expect(stage.questions().map(({ text }) => text)).toEqual(["Mine?"]);
  });
});
