import { afterEach, beforeEach, expect, it } from "vitest";
import { ASK } from "../../adapters/discord/connect/discord-commands.js";
import { StandInDiscord } from "../loopback/discord/stand-in.js";
import type { Channel, Guild, User } from "../loopback/discord/world.js";
import { CANARY, HOTEL_ANSWER, HOTEL_QUESTION, type Policies, policies } from "./policies.js";
import { connected, type RunningBot, startBot, until, verse } from "./verse-process.js";

let discord: StandInDiscord;
let files: Policies;
let guild: Guild;
let general: Channel;
let ana: User;
let bots: RunningBot[];

beforeEach(async () => {
  discord = await new StandInDiscord().start();
  files = await policies();
  ana = discord.people.user("Ana");
  guild = discord.people.guild("Acme", ana);
  general = discord.people.channel(guild, "general");
  bots = [];
});
afterEach(async () => {
  for (const bot of bots) bot.child.kill("SIGKILL");
  await discord.stop();
});

const tokens = () => ({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
const start = async (more = {}) => {
  const bot = await startBot(files, { ...tokens(), ...more });
  bots.push(bot);
  await connected(bot, "discord");
  return bot;
};
const shows = (words: string) =>
  until(
    () => discord.visible(general.id).includes(words) && discord.visible(general.id),
    () => `${words} in ${discord.visible(general.id)}`,
  );

it("answers a mention and a command in Discord, tells nothing internal, and takes nothing twice over a restart", async () => {
  const first = await start();
  discord.people.say(ana, general, `${discord.people.mention()} ${HOTEL_QUESTION}`);
  expect(await shows(HOTEL_ANSWER)).toContain("in force until 31 Dec 2031");
  expect(await first.stop()).toBe(0);
  const second = await start();
  discord.people.redeliver();
  discord.people.slash(ana, general, ASK, { question: "Which class do employees book on trains?" });
  await shows("second class");
  discord.people.slash(ana, general, ASK, { question: `What is the ${CANARY} bonus of a manager?` });
  await shows("The documents do");
  const seen = discord.visible(general.id);
  expect(seen.split(HOTEL_ANSWER)).toHaveLength(2);
  expect(seen).not.toContain("7777");
  expect(await second.stop()).toBe(0);
});

it("registers the commands and prints the invite link", async () => {
  const done = await verse(files, ["discord", "register"], tokens());
  expect(done.out).toMatch(/Registered: ask, policies, Answer from the policies\.\nInvite the bot: https:/);
  expect(done.code).toBe(0);
  const again = await verse(files, ["discord", "register"], tokens());
  expect(again.out).toContain("Discord has them already");
  const refused = await verse(files, ["discord", "register"], { ...tokens(), DISCORD_TOKEN: "wrong" });
  expect(refused).toMatchObject({ code: 2, out: "" });
  expect(refused.err).toContain("refused the bot token");
});
