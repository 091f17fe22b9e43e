import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { APP_TOKEN, BOT_TOKEN, type StandInSlack } from "../loopback/slack/stand-in-slack.js";
import type { Policies } from "./policies.js";

const CLI = fileURLToPath(new URL("../../dist/src/cli.js", import.meta.url));
const FOLDER = fileURLToPath(new URL("../..", import.meta.url));

export type Environment = Readonly<Record<string, string>>;

export interface VerseProcess {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** The exit code; null after a signal that was not handled. */
  readonly ended: Promise<number | null>;
}

const environment = ({ data, documents }: Policies, more: Environment): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  HOME: process.env["HOME"],
  LANG: "en_GB.UTF-8",
  VERSE_DATA: data,
  VERSE_DOCUMENTS: documents,
  VERSE_ENCODER: "none",
  VERSE_TIMEZONE: "UTC",
  VERSE_PORT: "0",
  VERSE_ADMIN_PORT: "0",
  ...more,
});

/** `input` is what it reads; `node` are words for Node itself; `cli` is the file that is started. */
interface HowStarted {
  readonly input?: string;
  readonly node?: readonly string[];
  readonly cli?: string;
}

/** Starts the compiled command line. */
export const startVerse = (
  policies: Policies,
  words: readonly string[],
  more: Environment = {},
  { input = "", node = [], cli = CLI }: HowStarted = {},
): VerseProcess => {
  const child = spawn(process.execPath, [...node, cli, ...words], {
    cwd: FOLDER,
    env: environment(policies, more),
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  child.stdin.end(input);
  // As a shell counts it: what a signal ended has 128 and its number.
  const ended = once(child, "close").then(
    () => child.exitCode ?? (child.signalCode && 128 + constants.signals[child.signalCode]),
  );
  return { child, out: () => out, err: () => err, ended };
};

/** Runs a command to its end. */
export const verse = async (
  policies: Policies,
  words: readonly string[],
  more: Environment = {},
  input = "",
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> => {
  const started = startVerse(policies, words, more, { input });
  const code = await started.ended;
  return { code, out: started.out(), err: started.err() };
};

export interface RunningBot extends VerseProcess {
  /** Of the source viewer. */
  readonly web: string;
  /** Of health and metrics. */
  readonly admin: string;
  /** Sends SIGTERM and resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Resolves with the first truthy value. */
export const until = async <T>(
  look: () => T | false | "" | null | undefined | Promise<T | false | "" | null | undefined>,
  what: () => string,
  ms = 20_000,
): Promise<T> => {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false && found !== "") return found;
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain: ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Waits until the bot has said these words to its maintainer. */
export const says = (bot: VerseProcess, words: string): Promise<boolean> =>
  until(
    () => bot.err().includes(words),
    () => bot.err(),
  );

/** Waits until the bot is connected to a chat platform. */
export const connected = (bot: VerseProcess, platform: string): Promise<boolean> =>
  says(bot, `"platform":"${platform}","msg":"connected"`);

/** Waits until the bot's health says that it answers. */
export const ready = (bot: RunningBot): Promise<boolean> =>
  until(
    async () => (await fetch(`${bot.admin}/readyz`)).ok,
    () => bot.err(),
  );

/** Settings with which the bot reaches a stand-in for Slack over Socket Mode. */
export const inSocketMode = ({ apiUrl }: StandInSlack): Environment => ({
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_APP_TOKEN: APP_TOKEN,
  SLACK_API_URL: apiUrl,
});

/** Settings with which the bot reaches a stand-in for a provider. */
export const withKeyAt = ({ root }: { readonly root: string }): Environment => ({
  OPENAI_BASE_URL: `${root}/v1`,
  OPENAI_API_KEY: "test-key",
});

/** `verse serve`, once it says that it serves. */
export const startBot = async (
  policies: Policies,
  more: Environment = {},
  ms = 20_000,
  how: HowStarted = {},
): Promise<RunningBot> => {
  const bot = startVerse(policies, ["serve"], more, how);
  const line = await until(
    () => {
      if (bot.child.exitCode !== null) throw new Error(`It ended:\n${bot.err()}`);
      return bot.err().match(/^.*"msg":"serving".*$/m)?.[0];
    },
    () => bot.err(),
    ms,
  );
  const said: unknown = JSON.parse(line);
  const field = (name: string): string => {
    const value: unknown = typeof said === "object" && said !== null ? Reflect.get(said, name) : undefined;
    return typeof value === "string" ? value : "";
  };
  return {
    ...bot,
    web: field("web"),
    admin: field("admin"),
    stop: () => {
      bot.child.kill("SIGTERM");
      return bot.ended;
    },
  };
};
