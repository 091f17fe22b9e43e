// Covers: discord-settings.ts, post/reply-to-interaction.ts, post/reply-to-message.ts
// Covers: write/write-discord-home.ts
import { afterEach, beforeEach, expect, it } from "vitest";
import { ANSWER_THIS, ASK, POLICIES } from "../../../adapters/discord/connect/discord-commands.js";
import { createDiscordAdapter } from "../../../adapters/discord/discord-adapter.js";
import { systemClock } from "../../../adapters/time/system-clock.js";
import type { ChatAdapter } from "../../../src/bot/chat-adapter.js";
import { parseRules } from "../../../src/bot/rules-text.js";
import { botUnderTest } from "../../bot/bot-under-test.js";
import { SCRIPTED } from "../../bot/scripted-answerer.js";
import { Right } from "../../loopback/discord/rights.js";
import { StandInDiscord } from "../../loopback/discord/stand-in.js";
import { buttonsOf } from "../../loopback/discord/visible.js";
import type { Channel, Guild, Message, User } from "../../loopback/discord/world.js";
import { quietLog } from "./quiet-log.js";

/** The real bot over the real client: what is asked in a server, as its members live it. */
let discord: StandInDiscord;
let adapter: ChatAdapter;
let guild: Guild;
let general: Channel;
let ana: User;
let ben: User;
let helpers: string;

beforeEach(async () => {
  discord = await new StandInDiscord().start();
  const { people, world } = discord;
  ana = people.user("Ana");
  ben = people.user("Ben");
  guild = people.guild("Acme", ana);
  people.join(guild, ben);
  helpers = people.role(guild, "policy team");
  general = people.channel(guild, "general");
  const rules = parseRules(`people: { ask-a-person: { discord: "${helpers}" } }`, "verse.yaml", ["discord"]);
  const { handle } = botUnderTest({ rules: () => rules, clock: () => world.now() });
  adapter = createDiscordAdapter(
    {
      token: discord.token,
      apiUrl: discord.apiUrl,
      messageContent: false,
      shards: 1,
      plain: false,
      commandsGuild: null,
    },
    quietLog().log,
    { ...systemClock, now: () => world.now() },
  );
  await adapter.start(handle);
});
afterEach(async () => {
  await adapter.stop(1_000);
  await discord.stop();
});

const shows = (words: string, viewer: User | null = null, where = general) =>
  discord.world.until(() => {
    const text = discord.visible(where.id, viewer?.id ?? null);
    return text.includes(words) && text;
  }, words);
const latest = (): Message => {
  const message = [...general.messages.values()].findLast(
    ({ authorId }) => authorId === discord.world.bot.id,
  );
  if (message === undefined) throw new Error("The bot has said nothing");
  return message;
};
const mention = (words: string) => discord.people.say(ben, general, `${discord.people.mention()} ${words}`);

it("answers with the exact words of a public document, and goes on in the chain of replies", async () => {
  mention("How much for a hotel in Berlin?");
  const text = await shows("A hotel in Berlin may cost up to 150 euros a night.");
  expect(text).toContain("Travel policy");
  expect(text).toContain("in force since 1 Jan 2025");
  discord.people.say(ben, general, "and in Paris?", { replyTo: latest() });
  await shows("A hotel in Paris may cost up to 190 euros a night.");
});

it("answers an event once, however often Discord delivers it", async () => {
  mention("How many days of leave?");
  await shows("30 days of leave");
  discord.people.redeliver();
  discord.people.slash(ben, general, ASK, { question: "How much for a hotel in Paris?" });
  await shows("190 euros");
  expect(discord.visible(general.id).split("30 days of leave")).toHaveLength(2);
});

it("gives nothing internal away: not in answers, nor in lists, nor in completions", async () => {
  discord.people.slash(ben, general, ASK, { question: "What does the quokkaville merger pay for a hotel?" });
  discord.people.slash(ben, general, POLICIES);
  const typed = discord.people.typeInto(ben, general, POLICIES, "document", "");
  await discord.world.until(() => typed.acknowledged !== null && typed.choices.length > 0, "completions");
  await shows("Leave policy", ben);
  await discord.world.until(
    () => [...general.messages.values()].every(({ thinking }) => !thinking),
    "the answer",
  );
  const seen = JSON.stringify([typed.choices, discord.visible(general.id, ben.id)]);
  // The question itself is repeated to those who could not see the command.
  const answered = seen.replaceAll("What does the quokkaville merger pay for a hotel?", "");
  expect(answered).not.toMatch(/7777|Quokkaville merger plan/);
  expect(SCRIPTED.some(({ text }) => text.includes("7777"))).toBe(true);
});

it("keeps a private answer private and removes a public one for its asker or a moderator only", async () => {
  discord.people.slash(ben, general, ASK, { question: "How many days of leave?", private: true });
  await shows("30 days of leave", ben);
  expect(discord.visible(general.id)).toBe("");
  mention("How much for a hotel in Berlin?");
  await shows("150 euros");
  const answer = latest();
  const cai = discord.people.user("Cai");
  discord.people.join(guild, cai);
  discord.people.press(cai, answer, "Remove");
  await shows("Only the person who asked", cai);
  expect(general.messages.has(answer.id)).toBe(true);
  const moderator = discord.people.user("Mia");
  discord.people.join(guild, moderator, [discord.people.role(guild, "mods", Right.ManageMessages)]);
  discord.people.press(moderator, answer, "Remove");
  await discord.world.until(() => !general.messages.has(answer.id), "the answer to go");
});

it("calls the policy team for what no document says, once", async () => {
  const asked = discord.people.say(ana, general, "Who waters the zebra plants?");
  discord.people.useOn(ben, asked, ANSWER_THIS);
  await discord.world.until(() => general.messages.size > 1 && buttonsOf(latest()).length > 0, "an answer");
  const answer = latest();
  discord.people.press(ben, answer, "Ask a person");
  await shows("@policy team Can you help?");
  expect(latest().notified.roles).toEqual([helpers]);
  discord.people.pressId(
    ana,
    answer,
    buttonsOf(answer).find(({ label }) => label === "Ask a person")?.customId ?? "",
  );
  await shows("Somebody has already been asked", ana);
  expect(discord.visible(general.id).split("Can you help?")).toHaveLength(2);
});
