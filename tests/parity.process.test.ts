import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeReply as writeForDiscord } from "../adapters/discord/write/write-discord-reply.js";
import { writeReply as writePlain } from "../adapters/memory/write-plain-reply.js";
import { answerBlocks } from "../adapters/slack/write/write-slack-answer.js";
import { type Answer, type AnswerQuote, answerSchema } from "../src/answering/schema.js";
import { english } from "../src/bot/texts/english-texts.js";
import { validityText } from "../src/bot/validity-text.js";
import { renderReply } from "../src/commands/render/reply.js";
import { replyWith, unavailable } from "./contracts/sample-answers.js";
import { StandInDiscord } from "./loopback/discord/stand-in.js";
import type { Channel, User } from "./loopback/discord/world.js";
import { StandInSlack } from "./loopback/slack/stand-in-slack.js";
import { visibleBlocks, visibleMessage } from "./loopback/slack/visible.js";
import {
  CANARY,
  HOTEL_QUESTION,
  type Policies,
  policies,
  REMOTE_QUESTION,
  ZEBRA_QUESTION,
} from "./serving/policies.js";
import { inSocketMode, type RunningBot, ready, startBot, until, verse } from "./serving/verse-process.js";

/** One question, every way to ask it: what a reader sees is the same. */

const QUESTIONS: readonly (readonly [outcome: Answer["outcome"], question: string])[] = [
  ["answered", HOTEL_QUESTION],
  ["answered", "Which class do employees book on trains?"],
  ["ambiguous", REMOTE_QUESTION],
  ["not-covered", ZEBRA_QUESTION],
  ["not-covered", `What is the ${CANARY} bonus of a manager?`],
];

/** What asks nothing, with words of the reply. */
const SMALL_TALK: readonly (readonly [said: string, words: readonly string[]])[] = [
  ["hi", [english.smallTalk.hello, english.greeting, "• Travel policy"]],
  ["thanks!", [english.smallTalk.welcome]],
];

const folded = (text: string): string => text.replace(/\s+/g, " ");

/** What a reader must see, whatever the layout: words, where they stand, what to know about them. */
const essentials = (answer: Answer): readonly string[] => {
  const choices = answer.outcome === "ambiguous" ? answer.choices : [];
  const all: readonly AnswerQuote[] = [
    ...answer.quotes,
    ...answer.closest,
    ...choices.flatMap(({ quotes }) => quotes),
  ];
  return [
    ...(answer.outcome === "answered" ? [] : [answer.answer]),
    ...choices.map(({ label }) => label),
    ...all.flatMap((quote) => [
      quote.text,
      quote.document.title,
      quote.section.at(-1) ?? "",
      validityText(english, quote.document),
    ]),
    ...answer.notices.map(({ text }) => text),
  ].map(folded);
};

/** Everything in the documents that could be quoted; what is not in the answer must not be seen. */
const QUOTABLE = [
  "150 euros",
  "Breakfast is refunded",
  "second class",
  "approval of a director",
  "three days",
  "two days",
  "7777",
];
const quoted = (text: string): readonly string[] => QUOTABLE.filter((words) => folded(text).includes(words));

let files: Policies;
let slack: StandInSlack;
let discord: StandInDiscord;
let ana: User;
let forbidden: Channel;
let bot: RunningBot;
let rooms: Channel[];
let asked = 0;

beforeAll(async () => {
  files = await policies();
  slack = await StandInSlack.start();
  discord = await new StandInDiscord().start();
  ana = discord.people.user("Ana");
  const guild = discord.people.guild("Acme", ana);
  forbidden = discord.people.channel(guild, "forbidden");
  rooms = QUESTIONS.map((_, index) => discord.people.channel(guild, `room-${index}`));
  const rules = join(files.documents, "..", "verse.yaml");
  await writeFile(
    rules,
    `slack: { channels: { C0NEVER: { answer: never } } }
discord: { channels: { "${forbidden.id}": { answer: never } } }
limits: { person-per-minute: 1000, person-per-hour: 1000, place-per-minute: 1000 }
`,
  );
  bot = await startBot(files, {
    VERSE_CONFIG: rules,
    ...inSocketMode(slack),
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  });
  slack.workspace.addChannel("C0NEVER");
  await ready(bot);
});
afterAll(async () => {
  bot.child.kill("SIGKILL");
  await slack.stop();
  await discord.stop();
});

const inSlack = async (question: string, external = true, name = `C0Q${++asked}`): Promise<string> => {
  // Shared with outsiders, so that it may use what Discord may use: the public documents.
  if (!slack.workspace.channels.has(name)) slack.workspace.addChannel(name, { external });
  await slack.people.mention(name, question);
  return until(
    () => slack.workspace.posted(name).map(visibleMessage).join("\n"),
    () => bot.err(),
  );
};

/** A channel of its own for every question, so that nothing is taken for a follow-up. */
const inDiscord = async (question: string): Promise<string> => {
  const channel = rooms.pop() ?? forbidden;
  discord.people.say(ana, channel, `${discord.people.mention()} ${question}`);
  const answered = () =>
    [...channel.messages.values()].some(({ authorId }) => authorId === discord.world.bot.id);
  return until(
    () => answered() && discord.visible(channel.id),
    () => bot.err(),
  );
};

describe.each(QUESTIONS)("%s: %s", (outcome, question) => {
  it("shows the same words on the command line, in the terminal chat, in Slack, in Discord and in the viewer", async () => {
    const { out } = await verse(files, ["ask", "--json", question]);
    const answer = answerSchema.parse(JSON.parse(out));
    expect(answer.outcome).toBe(outcome);
    const seen = {
      "command line": (await verse(files, ["ask", question])).out,
      terminal: (await verse(files, ["chat"], {}, `${question}\n`)).out,
      slack: await inSlack(question),
      discord: await inDiscord(question),
    };
    const must = essentials(answer);
    for (const [where, text] of Object.entries(seen)) {
      const missing = must.filter((words) => !folded(text).includes(words));
      expect(missing, `${where}:\n${text}`).toEqual([]);
      expect(quoted(text), where).toEqual(quoted(out));
    }
    for (const { document, start, end, text } of [...answer.quotes, ...answer.closest]) {
      const page = await fetch(`${bot.web}/documents/${document.id}?q=${start}-${end}`);
      const shown = await page.text();
      expect(shown).toContain(`<mark id="q">${text}</mark>`);
      expect(shown).toContain(document.title);
      expect(shown).toContain(validityText(english, document));
    }
  });
});

describe.each(SMALL_TALK)("%s", (said, words) => {
  it("is answered in kind on the command line as in a chat, and remains data for programs", async () => {
    const shown = (await verse(files, ["ask", said])).out;
    expect((await verse(files, ["chat"], {}, `${said}\n`)).out).toContain(shown);
    expect(words.filter((part) => !folded(shown).includes(part))).toEqual([]);
    expect(shown).not.toContain(CANARY);
    const { code, out } = await verse(files, ["ask", "--json", said]);
    expect([code, answerSchema.parse(JSON.parse(out)).outcome]).toEqual([1, "not-covered"]);
  });
});

describe("the outcomes that no document decides", () => {
  it("not-allowed reads the same in Slack and Discord", async () => {
    const expected = folded(`${english.errors.notHere} ${english.errors.notHereNeeded}`);
    expect(folded(await inSlack(HOTEL_QUESTION, false, "C0NEVER"))).toContain(expected);
    discord.people.slash(ana, forbidden, "ask", { question: HOTEL_QUESTION });
    const text = await until(
      () =>
        discord.visible(forbidden.id, ana.id).includes("cannot be answered") &&
        discord.visible(forbidden.id, ana.id),
      () => discord.visible(forbidden.id, ana.id),
    );
    expect(folded(text)).toContain(expected);
  });

  it("unavailable names the failure, the cure and the id everywhere", () => {
    const answer = unavailable("id-4711");
    const reply = replyWith(answer);
    const plan = writeForDiscord(reply, { cause: null, roles: new Set(), page: 0, sourceHead: null });
    const seen = {
      terminal: renderReply(reply, { width: null, colour: false }) ?? "",
      memory: writePlain(reply, 4_000)
        .map(({ text }) => text)
        .join("\n"),
      slack: visibleBlocks(answerBlocks(reply).map((block) => ({ ...block }))),
      discord: JSON.stringify(plan),
    };
    for (const [where, text] of Object.entries(seen))
      for (const words of ["Something failed.", "Give the id id-4711 to a maintainer."])
        expect(folded(text), where).toContain(words);
  });
});
