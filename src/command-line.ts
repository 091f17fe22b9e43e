import { Command, CommanderError } from "commander";
import { lexiconSource } from "../adapters/dictionary/lexicon-source.js";
import { densePorts } from "../adapters/encoders/dense-ports.js";
import { ask } from "./commands/ask.js";
import { type ChatInTerminal, chatCommand, chatTask } from "./commands/chat.js";
import type { CommandDeclaration, Flags, Task } from "./commands/command.js";
import type { ExitCode } from "./commands/output.js";
import { processOutput } from "./commands/process-output.js";
import { sayWait } from "./commands/progress-bar.js";
import { workbench } from "./commands/workbench.js";
import { loadEnvironmentFile, readConfig, refuseTelemetry } from "./config.js";
import { VerseError } from "./errors.js";

/**
 * The command line's composition root: words in, an exit code out. What a question needs is loaded with this module, because
 * most calls are questions; another command is loaded when it is called.
 */

const LINGER_MS = 2_000;
const DICTIONARY =
  "Preparing the dictionary between Chinese and English: once for this data folder, about ten seconds.";

/** Lets go of what the running command holds; ending with the encoder's thread at work would abort the process. */
let release = async (): Promise<void> => {};

// A reader that has seen enough (`verse ... | head`) closes the pipe: that is no fault.
const output = processOutput(() => void release().finally(() => process.exit(0)));

const program = new Command("verse")
  .description("Answers questions about your policy documents and proves each answer with verbatim quotes.")
  .exitOverride()
  .showHelpAfterError("(verse --help shows every command)")
  .configureOutput({ writeOut: output.out, writeErr: output.err });

interface Setting {
  readonly under?: Command;
  /** It asks one question and ends: nothing else waits while the built-in encoder runs. */
  readonly inProcess?: boolean;
}

function declare(
  { usage, description, options, run }: CommandDeclaration,
  { under = program, inProcess = false }: Setting = {},
): void {
  const made = under.command(usage).description(description);
  for (const option of options) made.option(...option);
  made.action(async () => {
    const bench = await openWorkbench(inProcess, made.opts<Flags>()["json"] === true);
    try {
      process.exitCode = await run(bench, made.opts<Flags>(), made.args);
    } finally {
      await release();
    }
  });
}

/** `quiet`: the result is for a program, so nothing is said of waiting. */
async function openWorkbench(inProcess: boolean, quiet: boolean) {
  refuseTelemetry();
  loadEnvironmentFile();
  const config = await readConfig();
  const { data, providers, encoderDeadlineMs: deadlineMs } = config;
  const warn = (sentence: string): void => output.err(`warning: ${sentence}\n`);
  const ports = densePorts(config.encoder, data, { providers, inProcess, deadlineMs, warn });
  const reranker = config.reranker && (await rerankers()).rerankerPort(config.reranker, warn);
  const lexicon = lexiconSource(data, () => quiet || sayWait(output, DICTIONARY));
  const dense = { ...ports, lexicon, reranker };
  release = async () => {
    await dense.close();
    await reranker?.close();
  };
  return workbench({
    config,
    dense,
    async openModel(name, spending) {
      const { openAnsweringModel } = await import("../adapters/models/open-model.js");
      return openAnsweringModel(name, { providers, limits: config.modelLimits, spending });
    },
    output: { ...output, colour: output.colour && !config.noColour },
    stderr: () => process.stderr,
  });
}

const rerankers = () => import("../adapters/encoders/reranking/reranker-port.js");

/** `page`: quotes can be opened in a browser. */
const chatInTerminal =
  (page: boolean): ChatInTerminal =>
  async (bench, opened, options) => {
    const terminal = await import("./terminal-chat.js");
    return terminal.chatInTerminal(bench, opened, options, page);
  };

const serving: Task = async (bench) => {
  const { serve } = await import("./main.js");
  const code = await serve(bench);
  // Whatever still holds the process after everything was stopped, it has had its time.
  setTimeout(() => process.exit(code), LINGER_MS).unref();
  return code;
};

const serve: CommandDeclaration = {
  usage: "serve",
  description: "run the bot on every chat platform that is set up, with the source viewer",
  options: [],
  run: serving,
};

const start: CommandDeclaration = {
  usage: "start",
  description: "the chat on a terminal when no chat platform is set up, else the running bot",
  options: [],
  async run(bench, flags, words) {
    const { slack, discord } = bench.config;
    const alone = slack.botToken === null && discord.token === null && process.stdin.isTTY === true;
    if (!alone) return serving(bench, flags, words);
    const { whatIsOn } = await import("./config/what-is-on.js");
    for (const line of whatIsOn(bench.config, true)) bench.output.err(`${line}\n`);
    return chatTask(chatInTerminal(true))(bench, flags, words);
  },
};

const slackManifestCommand: CommandDeclaration = {
  usage: "manifest",
  description:
    "print the app manifest: for Socket Mode, or for HTTP when VERSE_PUBLIC_URL is set and SLACK_APP_TOKEN is not",
  options: [],
  async run({ config, output }) {
    const { slackManifest } = await import("../adapters/slack/connect/slack-manifest.js");
    const { publicUrl } = config;
    const socket = publicUrl === null || config.slack.appToken !== null;
    const mode = socket ? ({ kind: "socket" } as const) : ({ kind: "http", publicUrl } as const);
    output.out(`${JSON.stringify(slackManifest({ mode }), null, 2)}\n`);
    return 0;
  },
};

const discordRegisterCommand: CommandDeclaration = {
  usage: "register",
  description: "register the commands with Discord where they changed, and print the invite link",
  options: [],
  async run({ config, output }) {
    const { registerWithDiscord } = await import("../adapters/discord/discord-platform.js");
    output.out(await registerWithDiscord(config.discord));
    return 0;
  },
};

/** In the order of the help. */
const COMMANDS: Readonly<Record<string, () => Promise<CommandDeclaration>>> = {
  chat: async () => chatCommand(chatInTerminal(false)),
  index: async () => (await import("./commands/index-documents.js")).indexDocuments,
  status: async () => (await import("./commands/status.js")).status,
  generations: async () => (await import("./commands/generations.js")).generations,
  rollback: async () => (await import("./commands/rollback.js")).rollback,
  show: async () => (await import("./commands/show.js")).show,
  eval: async () => (await import("./commands/eval.js")).evaluate,
  calibrate: async () => (await import("./commands/calibrate.js")).calibrate,
  serve: async () => serve,
  start: async () => start,
  gaps: async () => (await import("./commands/gaps.js")).gaps,
  questions: async () => (await import("./commands/questions.js")).questions,
  forget: async () => (await import("./commands/forget.js")).forget,
  export: async () => (await import("./commands/export.js")).exportPerson,
  backup: async () => (await import("./commands/backup.js")).backup,
  doctor: async () => (await import("./commands/doctor.js")).doctor,
};

/** Declares the command that is called, or all of them for the help and for words that name none. */
async function declareCalled(name: string | undefined): Promise<void> {
  const called = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (called) return declare(await called());
  declare(ask, { inProcess: true });
  if (name === "ask") return;
  for (const load of Object.values(COMMANDS)) declare(await load());
  const slack = program.command("slack").description("set up Slack");
  declare(slackManifestCommand, { under: slack });
  const discord = program.command("discord").description("set up Discord");
  declare(discordRegisterCommand, { under: discord });
}

function fail(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof VerseError) output.err(`${error.message}\n`);
  else
    output.err(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nThis is a fault of the program. Please report it with the lines above.\n`,
    );
  return 2;
}

declareCalled(process.argv[2])
  .then(() => program.parseAsync(process.argv))
  .catch((error: unknown) => {
    process.exitCode = fail(error);
  });
