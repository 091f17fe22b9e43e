import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { BOT_TOKEN, StandInSlack } from "../loopback/slack/stand-in-slack.js";
import { visibleMessage } from "../loopback/slack/visible.js";
import { HOTEL_ANSWER, HOTEL_QUESTION, type Policies, policies, ZEBRA_QUESTION } from "./policies.js";
import { connected, inSocketMode, type RunningBot, startBot, until, verse } from "./verse-process.js";

let slack: StandInSlack;
let files: Policies;
let bot: RunningBot;
let rules: string;

beforeEach(async () => {
  slack = await StandInSlack.start();
  files = await policies();
  rules = join(files.documents, "..", "verse.yaml");
  await writeFile(rules, "limits: { person-per-minute: 50 }\n");
  bot = await startBot(files, {
    ...inSocketMode(slack),
    VERSE_CONFIG: rules,
  });
  await connected(bot, "slack");
});
afterEach(async () => {
  bot.child.kill("SIGKILL");
  await slack.stop();
});

const ask = async (channel: string, text: string, user = "U0ANN"): Promise<string> => {
  const before = slack.workspace.posted(channel).length;
  await slack.people.mention(channel, text, user);
  const message = await until(
    () => slack.workspace.posted(channel).slice(before).at(-1),
    () => bot.err(),
  );
  return visibleMessage(message);
};
const logged = async (words: readonly string[]) => {
  const done = await verse(files, words, { VERSE_CONFIG: rules });
  expect(done.code, done.err).toBe(0);
  return done.out;
};
const questionsIn = (out: string) => z.array(z.looseObject({ question: z.string() })).parse(JSON.parse(out));

describe("beside the running bot, in a second process, a maintainer", () => {
  it("reads the log and the gaps, copies the database, exports and forgets a person", async () => {
    await ask("C0ONE", HOTEL_QUESTION);
    await ask("C0TWO", ZEBRA_QUESTION);
    await ask("C0THREE", ZEBRA_QUESTION, "U0BEN");
    const all = await logged(["questions", "--json"]);
    expect(questionsIn(all)).toHaveLength(3);
    expect(all).not.toMatch(/U0ANN|U0BEN|C0ONE/);
    const [gap] = z
      .array(z.looseObject({ asked: z.number(), question: z.string() }))
      .parse(JSON.parse(await logged(["gaps", "--json"])));
    expect(gap).toMatchObject({ asked: 2, question: ZEBRA_QUESTION });
    const copy = join(files.documents, "..", "copy.db");
    await logged(["backup", copy]);
    expect((await verse(files, ["backup", copy])).code).not.toBe(0);
    expect(await logged(["doctor"])).toContain("ok");
    const person = z
      .looseObject({ questions: z.array(z.unknown()) })
      .parse(JSON.parse(await logged(["export", "slack:U0ANN"])));
    expect(person.questions).toHaveLength(2);
    expect(await logged(["forget", "slack:U0ANN"])).toContain("2 questions");
    expect(questionsIn(await logged(["questions", "--json"]))).toHaveLength(1);
    expect(await ask("C0FOUR", HOTEL_QUESTION)).toContain(HOTEL_ANSWER);
    expect(await bot.stop()).toBe(0);
    for (const name of await readdir(files.data))
      if (name.startsWith("verse.db")) {
        const bytes = (await readFile(join(files.data, name))).toString("latin1");
        expect(bytes, "people are hashed with this install's salt").not.toMatch(/U0ANN|U0BEN/);
        expect(bytes).not.toContain(BOT_TOKEN);
      }
  });

  it("changes the rules without a restart; a bad version is named with every fault and line, the old one stays", async () => {
    expect(await ask("C0GEN", HOTEL_QUESTION)).toContain(HOTEL_ANSWER);
    await writeFile(
      rules,
      "slack: { channels: { C0GEN: { answer: never } } }\nlog: { questions: false }\nlimits: { person-per-minute: 50 }\n",
    );
    await until(
      () => bot.err().includes("rules taken up"),
      () => bot.err(),
    );
    expect(await ask("C0GEN", HOTEL_QUESTION)).not.toContain(HOTEL_ANSWER);
    expect(await ask("C0OTHER", HOTEL_QUESTION)).toContain(HOTEL_ANSWER);
    expect(questionsIn(await logged(["questions", "--json"])), "nothing is logged now").toHaveLength(1);
    await writeFile(rules, "slack: { channels: { C0GEN: { answer: sometimes } } }\nlimit: {}\n");
    await until(
      () => bot.err().includes("the rules file has a fault"),
      () => bot.err(),
    );
    const health = await (await fetch(`${bot.admin}/readyz`)).text();
    expect(health).toMatch(/line 1: slack\.channels\.C0GEN\.answer.*line 2: limit: unknown key/);
    expect(await ask("C0GEN", HOTEL_QUESTION)).not.toContain(HOTEL_ANSWER);
    expect((await verse(files, ["doctor"], { VERSE_CONFIG: rules })).code).toBe(1);
    expect(await bot.stop()).toBe(0);
  });
});
