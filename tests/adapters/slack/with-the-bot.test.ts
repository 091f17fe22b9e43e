import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SlackAdapter } from "../../../adapters/slack/slack-adapter.js";
import { parseRules } from "../../../src/bot/rules-text.js";
import { english } from "../../../src/bot/texts/english-texts.js";
import { botUnderTest } from "../../bot/bot-under-test.js";
import { scriptedAnswerer } from "../../bot/scripted-answerer.js";
import { StandInSlack } from "../../loopback/slack/stand-in-slack.js";
import { effectsOf, visibleMessage } from "../../loopback/slack/visible.js";
import type { Message } from "../../loopback/slack/workspace.js";
import { quickAdapter } from "./quick-adapter.js";
import { settle, until } from "./scene.js";

const RULES = `
people:
  ask-a-person:
    slack: U0HELPER
`;

let slack: StandInSlack;
let adapter: SlackAdapter;
let answerer: ReturnType<typeof scriptedAnswerer>;

beforeEach(async () => {
  slack = await StandInSlack.start();
  slack.workspace.addChannel("C0GEN");
  slack.workspace.addChannel("D0ANN");
  answerer = scriptedAnswerer();
  const rules = parseRules(RULES, "verse.yaml", ["slack"]);
  const bot = botUnderTest({ answerer, rules: () => rules, clock: Date.now });
  adapter = quickAdapter(slack);
  await adapter.start(bot.handle);
});
afterEach(async () => {
  await adapter.stop(100);
  await slack.stop();
});

const publicReply = (channel = "C0GEN"): Promise<Message> =>
  until(() => slack.workspace.posted(channel).find((message) => message.onlyFor === null));
const privateReply = (user: string): Promise<Message> =>
  until(() => slack.workspace.posted().find((message) => message.onlyFor === user));

describe("the whole bot in Slack", () => {
  it("answers once, thanks for a thumb, and takes the answer along with a deleted question", async () => {
    const ts = await slack.people.mention("C0GEN", "How much may a hotel in Berlin cost?");
    const reply = await publicReply();
    await slack.people.press(reply, english.buttons.helpful, "U0BEN");
    expect(visibleMessage(await privateReply("U0BEN"))).toBe(english.replies.thanks);
    await slack.people.unsay("C0GEN", ts);
    await until(() => slack.workspace.posted("C0GEN").every((message) => message.onlyFor !== null));
  });

  it("lets the asker remove an answer, and nobody else", async () => {
    await slack.people.mention("C0GEN", "How much may a hotel in Berlin cost?");
    const reply = await publicReply();
    await slack.people.press(reply, english.buttons.remove, "U0BEN");
    expect(visibleMessage(await privateReply("U0BEN"))).toBe(english.replies.notYours);
    await slack.people.press(reply, english.buttons.remove, "U0ANN");
    await until(() => !slack.workspace.posted("C0GEN").includes(reply));
  });

  it("shares a private answer", async () => {
    await slack.people.command("C0GEN", "How much may a hotel in Berlin cost?");
    const own = await privateReply("U0ANN");
    await slack.people.press(own, english.buttons.share);
    const shared = await publicReply();
    await until(() => !slack.workspace.posted("C0GEN").includes(own));
    expect(visibleMessage(shared)).toContain(english.buttons.remove);
  });

  it("calls the helper once for a question that is not covered, and lets the helper settle it", async () => {
    const ts = await slack.people.mention("C0GEN", "May I bring a dog?");
    const reply = await publicReply();
    expect(visibleMessage(reply)).toContain("The documents do not say.");
    await slack.people.press(reply, english.buttons["ask-a-person"], "U0BEN");
    const call = await until(() => slack.replies("C0GEN", ts).find((one) => one !== reply && !one.onlyFor));
    expect(effectsOf(call).calls).toEqual(["@U0HELPER"]);
    await slack.people.press(reply, english.buttons["ask-a-person"], "U0BEN");
    expect(visibleMessage(await privateReply("U0BEN"))).toBe(english.replies.alreadyAsked);
    await slack.people.press(call, english.buttons.resolve, "U0HELPER");
    await until(() => visibleMessage(call).includes(english.replies.resolved));
  });

  it("explains itself, leaves talk alone, and fills the home page", async () => {
    await slack.people.say("C0GEN", "Lunch at noon.");
    await settle();
    expect(slack.workspace.posted()).toEqual([]);
    await slack.people.mention("C0GEN", "help");
    expect(visibleMessage(await privateReply("U0ANN"))).toContain("Mention me");
    await slack.people.openHome("home");
    expect(JSON.stringify(await until(() => slack.workspace.homes.get("U0ANN")))).toContain(
      english.home.heading,
    );
  });
});
