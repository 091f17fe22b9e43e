import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { english } from "../../src/bot/texts/english-texts.js";
import { gate } from "../bot/replies.js";
import { StandInDiscord } from "../loopback/discord/stand-in.js";
import type { Channel, Guild, User } from "../loopback/discord/world.js";
import { StandInSlack } from "../loopback/slack/stand-in-slack.js";
import { visibleMessage } from "../loopback/slack/visible.js";
import { BOT_USER } from "../loopback/slack/workspace.js";
import { HOTEL_ANSWER, HOTEL_QUESTION, type Policies, policies } from "./policies.js";
import { connected, inSocketMode, type RunningBot, says, startBot, until } from "./verse-process.js";

let files: Policies;
let bots: RunningBot[];

beforeEach(async () => {
  files = await policies();
  bots = [];
});
afterEach(async () => {
  for (const bot of bots) bot.child.kill("SIGKILL");
});

const startOn = async (platform: string, tokens: Readonly<Record<string, string>>): Promise<RunningBot> => {
  const bot = await startBot(files, tokens);
  bots.push(bot);
  await connected(bot, platform);
  return bot;
};
/** A small random number generator (mulberry32), so that a failure can be repeated. */
const seeded = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};
const kindOf = (text: string): string =>
  text.includes(HOTEL_ANSWER) ? "answer" : text.includes(english.interrupted) ? "apology" : text;

describe("stopping the running bot in Slack", () => {
  let slack: StandInSlack;
  let channels: string[];
  beforeEach(async () => {
    slack = await StandInSlack.start();
    channels = Array.from({ length: 50 }, (_, index) => `C0CH${index}`);
    channels.forEach((channel, index) => {
      slack.workspace.addChannel(channel, { members: new Set([BOT_USER, `U0ANN${index}`]) });
    });
  });
  afterEach(() => slack.stop());
  const start = () => startOn("slack", inSocketMode(slack));
  const ask = (index: number) => slack.people.mention(channels[index] ?? "", HOTEL_QUESTION, `U0ANN${index}`);
  const repliesIn = (channel: string) => slack.workspace.posted(channel).map(visibleMessage).map(kindOf);
  const everyReply = () => channels.map(repliesIn);

  it.each(["users.info", "chat.postMessage"])(
    "answers all 50 whose %s was under way, and exits 0",
    async (method) => {
      const held = gate();
      slack.faults.hold(method, held.opened);
      const bot = await start();
      await Promise.all(channels.map((_, index) => ask(index)));
      await until(
        () => slack.called(method).length >= (method === "users.info" ? 50 : 4),
        () => bot.err(),
      );
      bot.child.kill("SIGTERM");
      await says(bot, '"msg":"stopping"');
      held.open();
      expect(await bot.ended).toBe(0);
      expect(everyReply()).toEqual(channels.map(() => ["answer"]));
    },
  );

  it.each([1, 2, 3, 4])(
    "stopped at a random moment (seed %i), every question has its answer once",
    async (seed) => {
      const random = seeded(seed);
      const first = await start();
      const moment = random(50);
      const asked = channels.map(async (_, index) => {
        await ask(index);
        if (index === moment) first.child.kill("SIGTERM");
      });
      await Promise.all(asked);
      expect(await first.ended).toBe(0);
      for (const replies of everyReply()) expect(["", "answer"]).toContain(replies.join());
      // Slack keeps what was not acknowledged; the next process looks it up.
      const second = await start();
      await until(
        () => everyReply().every((replies) => replies.length > 0),
        () => JSON.stringify(everyReply()) + second.err(),
      );
      expect(await second.stop()).toBe(0);
      expect(everyReply()).toEqual(channels.map(() => ["answer"]));
    },
  );

  it("ends at once on a second signal, whatever is in flight", async () => {
    slack.faults.hold("chat.postMessage", new Promise(() => undefined));
    const bot = await start();
    await ask(0);
    await until(
      () => slack.called("chat.postMessage").length > 0,
      () => bot.err(),
    );
    bot.child.kill("SIGTERM");
    await says(bot, '"msg":"stopping"');
    bot.child.kill("SIGTERM");
    expect(await bot.ended).toBe(143);
    expect(bot.err()).not.toContain('"msg":"stopped"');
  });
});

describe("stopping the running bot in Discord", () => {
  let discord: StandInDiscord;
  let guild: Guild;
  let people: User[];
  let channels: Channel[];
  beforeEach(async () => {
    discord = await new StandInDiscord().start();
    const owner = discord.people.user("Owner");
    guild = discord.people.guild("Acme", owner);
    people = Array.from({ length: 50 }, (_, index) => discord.people.user(`Person${index}`));
    for (const person of people) discord.people.join(guild, person);
    channels = people.map((_, index) => discord.people.channel(guild, `room-${index}`));
  });
  afterEach(() => discord.stop());
  const start = () => startOn("discord", { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  const ask = (index: number): void => {
    const [person, channel] = [people[index], channels[index]];
    if (person === undefined || channel === undefined) throw new Error(`Nobody is ${index}`);
    discord.people.say(person, channel, `${discord.people.mention()} ${HOTEL_QUESTION}`);
  };
  const repliesIn = (channel: Channel) =>
    [...channel.messages.values()]
      .filter(({ authorId }) => authorId === discord.world.bot.id)
      .map(({ components, content }) => kindOf(JSON.stringify(components) + content));
  const everyReply = () => channels.map(repliesIn);

  it("answers what is in flight, and tells those who ask during the stop to ask again", async () => {
    const held = gate();
    discord.faults.hold(/^POST .*\/messages$/, held.opened);
    const bot = await start();
    for (let index = 0; index < 40; index++) ask(index);
    await until(
      () => discord.calls.filter(({ path }) => path.endsWith("/typing")).length >= 40,
      () => bot.err(),
    );
    bot.child.kill("SIGTERM");
    await says(bot, '"msg":"stopping"');
    for (let index = 40; index < 50; index++) ask(index);
    held.open();
    expect(await bot.ended).toBe(0);
    expect(everyReply()).toEqual(channels.map((_, index) => [index < 40 ? "answer" : "apology"]));
  });

  it.each([1, 2, 3])(
    "stopped at a random moment (seed %i), every question has its answer or its apology once",
    async (seed) => {
      const random = seeded(seed);
      const bot = await start();
      const moment = random(50);
      for (let index = 0; index < 50; index++) {
        ask(index);
        if (index === moment) bot.child.kill("SIGTERM");
        if (random(2) === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      expect(await bot.ended).toBe(0);
      for (const replies of everyReply()) expect(["answer", "apology"]).toContain(replies.join());
    },
  );
});
