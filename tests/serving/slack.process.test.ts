import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventBody, mentionEvent } from "../loopback/slack/event-bodies.js";
import { StandInSlack } from "../loopback/slack/stand-in-slack.js";
import { visibleMessage } from "../loopback/slack/visible.js";
import { BOT_USER } from "../loopback/slack/workspace.js";
import { HOTEL_ANSWER, HOTEL_QUESTION, type Policies, policies } from "./policies.js";
import { connected, inSocketMode, type RunningBot, startBot, until } from "./verse-process.js";

let slack: StandInSlack;
let files: Policies;
let bots: RunningBot[];
const start = async () => {
  const bot = await startBot(files, inSocketMode(slack));
  bots.push(bot);
  await connected(bot, "slack");
  return bot;
};

beforeEach(async () => {
  slack = await StandInSlack.start();
  files = await policies();
  bots = [];
});
afterEach(async () => {
  for (const bot of bots) bot.child.kill("SIGKILL");
  await slack.stop();
});

const posted = (channel: string) => slack.workspace.posted(channel);
const answerIn = (channel: string) =>
  until(
    () =>
      posted(channel)
        .map(visibleMessage)
        .find((text) => text.includes(HOTEL_ANSWER)),
    () => `${slack.visible(channel)}\n${bots.map((bot) => bot.err()).join("")}`,
  );

describe("the running bot in Slack", () => {
  it("answers a mention with the quoted words, once, and not again after a restart", async () => {
    slack.workspace.addChannel("C0GEN");
    const first = await start();
    const said = slack.people.write("C0GEN", "U0ANN", `<@${BOT_USER}> ${HOTEL_QUESTION}`);
    const body = eventBody(mentionEvent(said), false);
    await slack.people.send("events_api", body);
    const text = await answerIn("C0GEN");
    expect(text).toContain("Travel policy");
    expect(text).toContain("in force until 31 Dec 2031");
    expect(await first.stop()).toBe(0);
    const second = await start();
    await slack.people.send("events_api", body, 1);
    slack.workspace.addChannel("C0OTHER");
    await slack.people.mention("C0OTHER", HOTEL_QUESTION);
    await answerIn("C0OTHER");
    expect(posted("C0GEN")).toHaveLength(1);
    expect(await second.stop()).toBe(0);
  });

  it("gives every question in flight at SIGTERM an answer or an apology, and exits 0", async () => {
    const channels = Array.from({ length: 12 }, (_, index) => `C0CH${index}`);
    channels.forEach((channel, index) => {
      slack.workspace.addChannel(channel, { members: new Set([BOT_USER, `U0ANN${index}`]) });
    });
    const bot = await start();
    await Promise.all(
      channels.map((channel, index) => slack.people.mention(channel, HOTEL_QUESTION, `U0ANN${index}`)),
    );
    expect(await bot.stop()).toBe(0);
    for (const channel of channels) {
      const texts = posted(channel).map(visibleMessage);
      expect(texts.join("\n"), channel).toMatch(/150 euros|restarting/);
      expect(texts, channel).toHaveLength(1);
    }
    expect(bot.err()).toContain('"msg":"stopped"');
  });
});
