import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StandInSlack } from "../loopback/slack/stand-in-slack.js";
import { visibleMessage } from "../loopback/slack/visible.js";
import { HOTEL_ANSWER, HOTEL_QUESTION, type Policies, policies } from "./policies.js";
import { connected, inSocketMode, type RunningBot, startBot, until, verse } from "./verse-process.js";

let slack: StandInSlack;
let files: Policies;
let bots: RunningBot[];
let mounted: boolean;

const run = (command: string, ...words: string[]): boolean => {
  try {
    execFileSync(command, words, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};
/** The data folder on a disk of its own. False where this user may not mount one. */
const ownDisk = async (megabytes: number): Promise<boolean> => {
  await mkdir(files.data, { recursive: true });
  mounted = run("mount", "-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", files.data);
  return mounted;
};

beforeEach(async () => {
  slack = await StandInSlack.start();
  files = await policies();
  bots = [];
  mounted = false;
});
afterEach(async () => {
  for (const bot of bots) bot.child.kill("SIGKILL");
  await Promise.all(bots.map((bot) => bot.ended));
  if (mounted) run("umount", files.data);
  await slack.stop();
});

const start = async (more: Readonly<Record<string, string>> = {}) => {
  const bot = await startBot(files, { ...inSocketMode(slack), ...more });
  bots.push(bot);
  await connected(bot, "slack");
  return bot;
};
const ask = async (channel: string, words = HOTEL_ANSWER): Promise<void> => {
  await slack.people.mention(channel, HOTEL_QUESTION);
  await until(
    () => slack.workspace.posted(channel).some((message) => visibleMessage(message).includes(words)),
    () => `${slack.visible(channel)}\n${bots.map((bot) => bot.err()).join("")}`,
  );
};
const warnings = async (bot: RunningBot): Promise<string> => (await fetch(`${bot.admin}/readyz`)).text();

describe("the running bot whose disk", () => {
  it("is full goes on answering, says it loudly, and recovers when there is space", async ({ skip }) => {
    skip(!(await ownDisk(4)), "this user cannot mount a small disk");
    const bot = await start();
    await ask("C0BEFORE");
    const filler = join(files.data, "filler");
    await writeFile(filler, Buffer.alloc(8 * 2 ** 20)).catch(() => undefined);
    for (let n = 0; n < 5; n++) await ask(`C0FULL${n}`);
    expect(bot.err()).toContain("THE DATABASE CANNOT BE USED");
    expect(bot.err().split("THE DATABASE CANNOT BE USED"), "said once, not at every question").toHaveLength(
      2,
    );
    expect(await warnings(bot)).toContain("Free space on the disk");
    expect(await (await fetch(`${bot.admin}/metrics`)).text()).toContain("verse_storage_failing 1");
    expect((await verse(files, ["index", "--full"])).code, "no new index either").not.toBe(0);
    await rm(filler);
    for (let n = 0; n < 3; n++) await ask(`C0AFTER${n}`);
    expect(bot.err()).toContain("the database can be written again");
    expect(await (await fetch(`${bot.admin}/metrics`)).text()).toContain("verse_storage_failing 0");
    for (const channel of ["C0BEFORE", "C0FULL0", "C0FULL4", "C0AFTER2"])
      expect(slack.workspace.posted(channel)).toHaveLength(1);
    expect(await bot.stop()).toBe(0);
  });

  it("cannot be written at all answers from the index that is there", async ({ skip }) => {
    skip(!(await ownDisk(8)), "this user cannot mount a small disk");
    const first = await start();
    await ask("C0BEFORE");
    expect(await first.stop()).toBe(0);
    expect(run("mount", "-o", "remount,ro", files.data)).toBe(true);
    const bot = await start();
    await ask("C0GEN");
    await ask("C0OTHER");
    expect(bot.err()).toContain("THE DATABASE CANNOT BE USED");
    expect(await warnings(bot)).toContain("this user may write to it");
    expect(await bot.stop()).toBe(0);
  });

  it("has damaged the database sets the file aside, says so and answers", async () => {
    const first = await start();
    await ask("C0BEFORE");
    expect(await first.stop()).toBe(0);
    const file = join(files.data, "verse.db");
    const bytes = await readFile(file);
    bytes.fill(0x5a, 100, bytes.length);
    await writeFile(file, bytes);
    const bot = await start();
    await ask("C0GEN");
    expect(bot.err()).toContain("THE DATABASE WAS DAMAGED");
    expect(await warnings(bot)).toContain("set aside as");
    expect((await readdir(files.data)).some((name) => name.startsWith("verse.db.damaged-"))).toBe(true);
    expect(await bot.stop()).toBe(0);
  });
});

describe("killed without a warning", () => {
  it("the bot keeps limits, votes and the log, and answers nothing twice", async () => {
    const rules = join(files.documents, "..", "verse.yaml");
    await writeFile(rules, "limits: { person-per-hour: 2 }\n");
    const settings = { VERSE_CONFIG: rules };
    const first = await start(settings);
    await ask("C0ONE");
    await ask("C0TWO");
    first.child.kill("SIGKILL");
    await first.ended;
    const second = await start(settings);
    await slack.people.mention("C0THREE", HOTEL_QUESTION);
    const told = await until(
      () => slack.workspace.posted("C0THREE")[0],
      () => second.err(),
    );
    expect(visibleMessage(told)).toMatch(/again in \d+ seconds|wait/i);
    for (const channel of ["C0ONE", "C0TWO"]) expect(slack.workspace.posted(channel)).toHaveLength(1);
    expect(await second.stop()).toBe(0);
    const log = await verse(files, ["questions", "--json"], settings);
    expect(log.out.match(/"outcome":"answered"/g)).toHaveLength(2);
  });
});
