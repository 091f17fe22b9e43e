import { afterEach, beforeEach, expect, it } from "vitest";
import { gate } from "../bot/replies.js";
import { eventBody, mentionEvent } from "../loopback/slack/event-bodies.js";
import { BOT_TOKEN, StandInSlack } from "../loopback/slack/stand-in-slack.js";
import { SignedRequests, type Signing } from "../loopback/slack/transports.js";
import { visibleMessage } from "../loopback/slack/visible.js";
import { BOT_USER } from "../loopback/slack/workspace.js";
import { HOTEL_ANSWER, HOTEL_QUESTION, type Policies, policies } from "./policies.js";
import { connected, type RunningBot, startBot, until } from "./verse-process.js";

const SECRET = "the signing secret of the stand-in";
let slack: StandInSlack;
let files: Policies;
let bot: RunningBot;

beforeEach(async () => {
  slack = await StandInSlack.start();
  slack.workspace.addChannel("C0GEN");
  files = await policies();
  bot = await startBot(files, {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
  });
  await connected(bot, "slack");
  slack.deliverOver(signed({ secret: SECRET }));
});
afterEach(async () => {
  bot.child.kill("SIGKILL");
  await slack.stop();
});

const signed = (signing: Signing) => new SignedRequests(`${bot.web}/slack/events`, Date.now, signing);
const body = (channel: string, user = "U0ANN") => {
  const said = slack.people.write(channel, user, `<@${BOT_USER}> ${HOTEL_QUESTION}`);
  return eventBody(mentionEvent(said), false);
};
const answered = (channel: string) =>
  until(
    () => slack.workspace.posted(channel).find((message) => visibleMessage(message).includes(HOTEL_ANSWER)),
    () => `${slack.visible(channel)}\n${bot.err()}`,
  );

it("takes signed events, commands and repetitions on the one HTTP server, and nothing else", async () => {
  expect(bot.err()).toMatch(/^on {3}Slack: HTTP/m);
  await slack.people.mention("C0GEN", HOTEL_QUESTION);
  await answered("C0GEN");
  const once = body("C0TWICE");
  await slack.people.send("events_api", once);
  await slack.people.send("events_api", once, 1);
  await answered("C0TWICE");
  await slack.people.command("C0GEN", HOTEL_QUESTION, "U0BEN");
  await until(
    () => slack.workspace.posted("C0GEN").length === 2,
    () => bot.err(),
  );
  expect(slack.people.failures).toEqual([]);

  const forged = body("C0FORGED");
  for (const signing of [
    { secret: "another" },
    { secret: SECRET, skew: -400 },
    { secret: SECRET, skew: 400 },
    { secret: SECRET, without: "x-slack-signature" },
    { secret: SECRET, without: "x-slack-request-timestamp" },
  ])
    expect((await signed(signing).post("events_api", forged, 0)).status).toBe(401);
  expect((await fetch(`${bot.web}/slack/other`)).status).toBe(404);
  expect((await fetch(`${bot.web}/slack/events`)).status).toBe(405);
  expect((await fetch(`${bot.web}/documents/travel`)).status, "the viewer stands beside it").toBe(200);
  expect(await bot.stop()).toBe(0);
  expect(slack.workspace.posted("C0FORGED")).toHaveLength(0);
  expect(slack.workspace.posted("C0TWICE")).toHaveLength(1);
  expect(bot.err() + bot.out()).not.toContain(SECRET);
});

it("answers what it has acknowledged before it ends, and leaves the rest to Slack", async () => {
  const held = gate();
  slack.faults.hold("users.info", held.opened);
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => slack.people.send("events_api", body(`C0CH${n}`, `U0ANN${n}`))),
  );
  bot.child.kill("SIGTERM");
  await until(
    () => bot.err().includes('"msg":"stopping"'),
    () => bot.err(),
  );
  expect((await signed({ secret: SECRET }).post("events_api", body("C0LATE"), 0)).status).toBe(503);
  held.open();
  expect(await bot.ended).toBe(0);
  for (let n = 0; n < 20; n++) {
    const said = slack.workspace.posted(`C0CH${n}`).map(visibleMessage);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(HOTEL_ANSWER);
  }
});
