import { appendFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StandInSlack } from "../loopback/slack/stand-in-slack.js";
import { effectsOf, visibleMessage } from "../loopback/slack/visible.js";
import {
  CANARY,
  HOTEL_ANSWER,
  HOTEL_QUESTION,
  type Policies,
  policies,
  REMOTE_QUESTION,
  TRAVEL,
} from "./policies.js";
import { inSocketMode, type RunningBot, ready, startBot, startVerse, until, verse } from "./verse-process.js";

let slack: StandInSlack;
let files: Policies;
let bots: RunningBot[];
const start = async (more: Readonly<Record<string, string>> = {}) => {
  const bot = await startBot(files, { ...inSocketMode(slack), ...more });
  bots.push(bot);
  return bot;
};
const health = async (bot: RunningBot): Promise<string> => (await fetch(`${bot.admin}/readyz`)).text();
const lastAnswer = (channel: string, words: string) =>
  until(
    () => slack.workspace.posted(channel).findLast((message) => visibleMessage(message).includes(words)),
    () => `${slack.visible(channel)}\n${bots.map((bot) => bot.err()).join("")}`,
  );

beforeEach(async () => {
  slack = await StandInSlack.start();
  slack.workspace.addChannel("C0GEN");
  files = await policies();
  bots = [];
});
afterEach(async () => {
  for (const bot of bots) bot.child.kill("SIGKILL");
  await slack.stop();
});

describe("the running bot", () => {
  it("says what is on and off, is healthy, counts, opens a quote's link, and takes up what another process publishes", async () => {
    const bot = await start();
    await ready(bot);
    expect(bot.err()).toMatch(/^on {3}Slack: Socket Mode$/m);
    expect(bot.err()).toMatch(/^off {2}Discord: set DISCORD_TOKEN$/m);
    expect(bot.out()).toBe("");
    await slack.people.mention("C0GEN", HOTEL_QUESTION);
    const answer = await lastAnswer("C0GEN", HOTEL_ANSWER);
    const link = effectsOf(answer).links.find((address) => address.startsWith(bot.web)) ?? "";
    const page = await (await fetch(link)).text();
    expect(page).toContain(`<mark id="q">${HOTEL_ANSWER}</mark>`);
    expect(await (await fetch(`${bot.admin}/metrics`)).text()).toContain(
      'verse_questions_total{platform="slack",outcome="answered"} 1',
    );

    await files.write("travel.md", TRAVEL.replace("150", "175"));
    expect((await verse(files, ["index"])).code).toBe(0);
    const published = Date.now();
    await until(
      () => bot.err().includes('"msg":"index taken up"'),
      () => bot.err(),
    );
    expect(Date.now() - published).toBeLessThan(5_000);
    await slack.people.mention("C0GEN", HOTEL_QUESTION);
    await lastAnswer("C0GEN", "up to 175 euros");
    const old = await (await fetch(link)).text();
    expect(old).toContain(`<mark id="q">${HOTEL_ANSWER}</mark>`);
    expect(old).toContain("has changed since");
    expect(await bot.stop()).toBe(0);
  });

  it("keeps the old index when the new one is damaged, and says so in its health", async () => {
    const bot = await start();
    await ready(bot);
    bot.child.kill("SIGSTOP");
    await files.write("travel.md", TRAVEL.replace("150", "175"));
    expect((await verse(files, ["index"])).code).toBe(0);
    const generations = join(files.data, "generations");
    const [, newest = ""] = (await readdir(generations)).sort();
    await appendFile(join(generations, newest, "manifest.json"), " ");
    bot.child.kill("SIGCONT");
    await until(
      () => bot.err().includes("was not taken up"),
      () => bot.err(),
    );
    await slack.people.mention("C0GEN", HOTEL_QUESTION);
    await lastAnswer("C0GEN", HOTEL_ANSWER);
    expect(JSON.parse(await health(bot))).toMatchObject({
      ready: true,
      warnings: [expect.stringContaining("verse index")],
    });
    expect(await bot.stop()).toBe(0);
  });

  it("signs the links to internal documents: without the signature they open nothing", async () => {
    const bot = await start();
    await ready(bot);
    await slack.people.mention("C0GEN", `What is the ${CANARY} bonus of a manager?`);
    const answer = await lastAnswer("C0GEN", "7777");
    const link = effectsOf(answer).links.find((address) => address.includes("/documents/bonus")) ?? "";
    expect((await fetch(link)).status).toBe(200);
    const bare = new URL(link);
    bare.searchParams.delete("s");
    const hidden = await fetch(bare);
    const missing = await fetch(`${bot.web}/documents/nothing`);
    expect([hidden.status, missing.status]).toEqual([404, 404]);
    expect(await hidden.text()).toBe(await missing.text());
  });

  it("prints no token, no secret and no question, whatever goes wrong", async () => {
    const secrets = {
      SLACK_BOT_TOKEN: "xoxb-canary-aaaaaaaaaaaa",
      SLACK_APP_TOKEN: "xapp-canary-bbbbbbbbbbbb",
      DISCORD_TOKEN: "canary.cccccc.dddddddddddddddddddddddddddd",
      OPENAI_API_KEY: "sk-canary-eeeeeeeeeeee",
    };
    const bot = await start({ ...secrets, DISCORD_API_URL: slack.apiUrl });
    await until(
      () => (bot.err().match(/could not be started/g) ?? []).length >= 2,
      () => bot.err(),
    );
    const all = bot.err() + bot.out() + (await health(bot));
    expect(all).not.toContain("canary");
    expect(await bot.stop()).toBe(0);
    const wrong = await verse(files, ["serve"], { SLACK_BOT_TOKEN: "canary-token", VERSE_PORT: "x" });
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain("VERSE_PORT");
    expect(wrong.err + wrong.out).not.toContain("canary");
    const fine = await start();
    await ready(fine);
    await slack.people.mention("C0GEN", "Is the wombat canary allowed in hotels?");
    await until(
      () => slack.workspace.posted("C0GEN").length > 0,
      () => fine.err(),
    );
    expect(await fine.stop()).toBe(0);
    expect(fine.err()).not.toMatch(/wombat|canary|xoxb|xapp/);
  });

  it("goes on without a platform that refuses it, and stops at a signal", async () => {
    const bot = await start({ DISCORD_TOKEN: "wrong", DISCORD_API_URL: "http://127.0.0.1:9/api" });
    await slack.people.mention("C0GEN", HOTEL_QUESTION);
    await lastAnswer("C0GEN", HOTEL_ANSWER);
    await until(
      async () => (await health(bot)).includes("discord is reconnecting"),
      () => bot.err(),
    );
    expect(await bot.stop()).toBe(0);
  });
});

describe("without any token", () => {
  it("chats over a pipe, understands a follow-up, and takes a number for a choice", async () => {
    const input = `${HOTEL_QUESTION}\nand breakfast?\n${REMOTE_QUESTION}\n2\nhelp\nexit\n`;
    const { code, out } = await verse(files, ["chat"], {}, input);
    expect(code).toBe(0);
    expect(out).toContain(HOTEL_ANSWER);
    expect(out).toContain("prove every answer");
    expect(out).toContain("(How much may a hotel in Berlin cost, and what about breakfast?)");
    // Once among the choices, once as what was chosen.
    expect(out.split("from home on two days a week.")).toHaveLength(3);
    expect(out.split("from home on three days a week.")).toHaveLength(2);
  });

  it("serves the viewer when standard input is no terminal, having said which settings are missing", async () => {
    const started = startVerse(files, ["start"]);
    await until(
      () => started.err().includes('"msg":"serving"'),
      () => started.err(),
    );
    expect(started.err()).toMatch(/^off {2}Slack: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN$/m);
    started.child.kill("SIGINT");
    expect(await started.ended).toBe(0);
  });
});
