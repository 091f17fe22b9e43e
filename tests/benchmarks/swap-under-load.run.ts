import { readFile, stat, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { english } from "../../src/bot/texts/english-texts.js";
import { StandInDiscord } from "../loopback/discord/stand-in.js";
import { eventBody, mentionEvent } from "../loopback/slack/event-bodies.js";
import { APP_TOKEN, BOT_TOKEN, StandInSlack } from "../loopback/slack/stand-in-slack.js";
import { BOT_USER } from "../loopback/slack/workspace.js";
import { policies } from "../serving/policies.js";
import { startBot, until, verse } from "../serving/verse-process.js";

/**
 * `verse serve` as it is, with the encoder and both platforms' stand-ins, is asked while another process publishes a
 * changed index again and again. Run by `node tests/benchmarks/swap-under-load.mjs --serve [seconds] [questions a second]`.
 */
const SECONDS = Number(process.env["SWAP_SECONDS"] ?? 20);
const RATE = Number(process.env["SWAP_RATE"] ?? 4);
const QUESTION = "How much may a hotel in Berlin cost, and which edition is this?";

/** Price and edition are said in two sentences, so that a mixture of two generations would show. */
const text = (edition: number): string =>
  `# Travel policy\n\n## Hotels\n\nA hotel in Berlin may cost up to ${1000 + edition} euros a night.\n\nThis price of a hotel in Berlin is that of edition ${edition}.\n`;

const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
};
const field = (line: string, name: string): unknown => {
  const read: unknown = JSON.parse(line);
  return typeof read === "object" && read !== null ? Reflect.get(read, name) : undefined;
};

interface Asked {
  readonly at: number;
  readonly replies: () => readonly string[];
  answeredAt: number;
}

it(
  "answers every question once, from one generation, while the index is swapped",
  async () => {
    const slack = await StandInSlack.start();
    const discord = await new StandInDiscord().start();
    const owner = discord.people.user("Owner");
    const guild = discord.people.guild("Acme", owner);
    const files = await policies();
    await files.write("travel.md", text(0));
    const rules = join(files.documents, "..", "verse.yaml");
    await writeFile(
      rules,
      "limits: { person-per-minute: 100000, person-per-hour: 100000, place-per-minute: 100000 }\n",
    );
    const settings = { VERSE_ENCODER: "embedded", VERSE_CONFIG: rules };
    const bot = await startBot(
      files,
      {
        ...settings,
        ...{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.apiUrl },
        ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
      },
      120_000,
    );
    const memory = async (): Promise<number> => {
      const status = await readFile(`/proc/${bot.child.pid}/status`, "utf8").catch(() => "");
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    };
    await until(
      () => (bot.err().match(/"msg":"connected"/g) ?? []).length === 2,
      () => bot.err(),
    );

    let asking = true;
    const published: { id: string; at: number }[] = [];
    const publishing = (async () => {
      for (let edition = 1; asking; edition++) {
        const began = Date.now();
        await files.write("travel.md", text(edition));
        const { code, err } = await verse(files, ["index"], settings);
        expect(code, err).toBe(0);
        const current = join(files.data, "CURRENT");
        const [id = ""] = (await readFile(current, "utf8")).split(" ");
        published.push({ id, at: (await stat(current)).mtimeMs });
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1_000 - (Date.now() - began))));
      }
    })();

    let redelivered = 0;
    /** Slack delivers again what was not acknowledged. */
    const deliver = async (body: ReturnType<typeof eventBody>): Promise<void> => {
      for (let retry = 0; retry < 4; retry++) {
        if ((await slack.people.send("events_api", body, retry)).ok) return;
        redelivered++;
        await new Promise((resolve) => setTimeout(resolve, retry * 3_000));
      }
    };
    const all: Asked[] = [];
    const ask = (n: number): void => {
      const at = Date.now();
      if (n % 2 === 0) {
        const channel = `C0N${n}`;
        slack.workspace.addChannel(channel, { members: new Set([BOT_USER, `U0N${n}`]) });
        const said = slack.people.write(channel, `U0N${n}`, `<@${BOT_USER}> ${QUESTION}`);
        void deliver(eventBody(mentionEvent(said), false));
        const replies = () => slack.workspace.posted(channel).map((message) => JSON.stringify(message));
        all.push({ at, replies, answeredAt: 0 });
      } else {
        const person = discord.people.user(`Person${n}`);
        discord.people.join(guild, person);
        const channel = discord.people.channel(guild, `room-${n}`);
        discord.people.say(person, channel, `${discord.people.mention()} ${QUESTION}`);
        const replies = () =>
          [...discord.world.channels.values()]
            // What only the asker is to see comes in a private conversation.
            .filter(({ id, recipientId }) => id === channel.id || recipientId === person.id)
            .flatMap(({ messages }) => [...messages.values()])
            .filter(({ authorId }) => authorId === discord.world.bot.id)
            .map((message) => JSON.stringify(message));
        all.push({ at, replies, answeredAt: 0 });
      }
    };
    const look = (): void => {
      for (const one of all)
        if (one.answeredAt === 0 && one.replies().length > 0) one.answeredAt = Date.now();
    };
    const before = await memory();
    const began = Date.now();
    for (let n = 0; Date.now() < began + SECONDS * 1_000; ) {
      look();
      if (Date.now() >= began + (n * 1_000) / RATE) ask(n++);
      else await new Promise((resolve) => setTimeout(resolve, 10));
    }
    asking = false;
    await until(
      () => {
        look();
        return all.every(({ answeredAt }) => answeredAt > 0);
      },
      () => {
        const silent = all.flatMap(({ answeredAt }, n) => (answeredAt > 0 ? [] : [n]));
        return `${silent.length} of ${all.length} without a reply (even: Slack): ${silent.join()}; ${slack.people.failures.join()}; ${bot.err().slice(-3_000)}`;
      },
      60_000,
    );
    await publishing;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const after = await memory();
    expect(await bot.stop()).toBe(0);

    const editions = new Set<string>();
    let mixed = 0;
    let unanswered = 0;
    let busy = 0;
    let twice = 0;
    for (const { replies } of all) {
      const [reply = "", ...more] = replies();
      if (more.length > 0) twice++;
      const price = /up to (\d+) euros a night/.exec(reply)?.[1];
      const edition = /that of edition (\d+)/.exec(reply)?.[1];
      const links = new Set([...reply.matchAll(/[?&]g=([\w-]+)/g)].map(([, id]) => id));
      if (reply.includes(english.limits.busy)) busy++;
      else if (price === undefined) unanswered++;
      if (links.size > 1 || (edition !== undefined && Number(price) - Number(edition) !== 1000)) mixed++;
      if (price !== undefined) editions.add(price);
    }
    const taken = bot
      .err()
      .split("\n")
      .filter((line) => line.includes('"msg":"index taken up"'))
      .map((line) => ({
        id: String(field(line, "generation")),
        at: Date.parse(String(field(line, "time"))),
      }));
    const delays = published.flatMap(({ id, at }) => {
      const found = taken.find((one) => one.id === id);
      return found === undefined ? [] : [found.at - at];
    });
    const latencies = all.map(({ at, answeredAt }) => answeredAt - at);
    console.log(
      JSON.stringify({
        seconds: SECONDS,
        asked: all.length,
        published: published.length,
        takenUp: taken.length,
        secondsBetweenSwaps: Math.round((SECONDS / published.length) * 10) / 10,
        editionsAnswered: editions.size,
        unanswered,
        busy,
        twice,
        mixed,
        redelivered,
        takeUpMs: {
          p50: percentile(delays, 0.5),
          worst: Math.round(Math.max(...delays)),
          withinTwoSeconds: `${delays.filter((ms) => ms < 2_000).length} of ${delays.length}`,
        },
        answerMs: { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95) },
        rssMb: { before, after },
        // Other work on the machine slows everything here down.
        load: Math.round(loadavg()[0] ?? 0),
      }),
    );
    await slack.stop();
    await discord.stop();
    expect({ unanswered, twice, mixed }).toEqual({ unanswered: 0, twice: 0, mixed: 0 });
    expect(delays.length, "every published index was taken up").toBe(published.length);
  },
  SECONDS * 1_000 + 240_000,
);
