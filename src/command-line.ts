import { Command, CommanderError } from "commander";
import { lexiconSource } from "../adapters/dictionary/lexicon-source.js";
import { densePorts } from "../adapters/encoders/dense-ports.js";
import { checkQuestion } from "./answering/question/ask-request.js";
import { askMany, askOnce, linesWithoutJson, readModelMeanwhile } from "./commands/ask.js";
import { sayWait } from "./commands/bar.js";
import { askFlags, audienceOf } from "./commands/flags.js";
import { addIndexCommands } from "./commands/index-commands.js";
import { addMeasuringCommands } from "./commands/measuring-commands.js";
import type { ExitCode } from "./commands/output.js";
import { processOutput } from "./commands/process-output.js";
import { addRememberedCommands } from "./commands/remembered-commands.js";
import type { Flags, Task } from "./commands/task.js";
import { newSecret, workbench } from "./commands/workbench.js";
import { loadEnvironmentFile, PLATFORMS, readConfig, refuseTelemetry } from "./config.js";
import { VerseError } from "./errors.js";

/**
 * The command line's composition root: words in, an exit code out. What a question needs is loaded with this module, because
 * most calls are questions; what the other commands do is loaded when they are called.
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

function command(
  usage: string,
  description: string,
  task: Task,
  { under = program, inProcess = false }: Setting = {},
): Command {
  const made = under.command(usage).description(description);
  return made.action(async () => {
    refuseTelemetry();
    loadEnvironmentFile();
    const config = await readConfig();
    const { data, providers, encoderDeadlineMs: deadlineMs } = config;
    const warn = (sentence: string): void => output.err(`warning: ${sentence}\n`);
    const ports = densePorts(config.encoder, data, { providers, inProcess, deadlineMs, warn });
    const reranker = config.reranker && (await rerankers()).rerankerPort(config.reranker, warn);
    const quiet = made.opts<Flags>()["json"] === true;
    const lexicon = lexiconSource(config.data, () => quiet || sayWait(output, DICTIONARY));
    const dense = { ...ports, lexicon, reranker };
    release = async () => {
      await dense.close();
      await reranker?.close();
    };
    const bench = workbench(
      config,
      dense,
      async (name, spending) => {
        const { openAnsweringModel } = await import("../adapters/models/open-model.js");
        return openAnsweringModel(name, config.providers, config.modelLimits, spending);
      },
      { ...output, colour: output.colour && !config.noColour },
      () => process.stderr,
    );
    try {
      process.exitCode = await task(bench, made.opts<Flags>(), made.args);
    } finally {
      await release();
    }
  });
}

const rerankers = () => import("../adapters/encoders/reranking/reranker-port.js");

const asking = (made: Command): Command =>
  made
    .option("--audience <name>", "whose documents may be used")
    .option("--as-of <date>", "answer as of a day (YYYY-MM-DD)")
    .option("--in-force-only", "leave out what has ended, is not yet in force or was never adopted")
    .option("--top <n>", "quotes at most, 1 to 10", "3");

asking(
  command(
    "ask <question>",
    'ask one question; with --json and "-" one question a line of standard input',
    async (bench, flags, [question = ""]) => {
      const many = question === "-";
      if (many && flags["json"] !== true) throw linesWithoutJson();
      if (!many) checkQuestion(question);
      const checked = askFlags(bench, flags);
      if (!many) readModelMeanwhile(bench.dense, question);
      const opened = await bench.openOrBuild(checked.json);
      const options = { ...checked, audience: audienceOf(bench, flags, opened) };
      const { library } = opened;
      const tools = await bench.answeringTools();
      if (!many) return askOnce(library, question, options, tools, bench.output);
      const { createInterface } = await import("node:readline");
      const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
      return askMany(library, lines, options, tools, bench.output);
    },
    { inProcess: true },
  ),
).option("--json", "print the answer as data");

const chatting =
  (page: boolean): Task =>
  async (bench, flags) => {
    const checked = askFlags(bench, flags);
    const opened = await bench.openOrBuild(false);
    const options = { ...checked, audience: audienceOf(bench, flags, opened) };
    const { chatInTerminal } = await import("./main.js");
    return chatInTerminal(bench, opened, options, page);
  };
const serving: Task = async (bench) => {
  const { serve } = await import("./main.js");
  const code = await serve(bench);
  // Whatever still holds the process after everything was stopped, it has had its time.
  setTimeout(() => process.exit(code), LINGER_MS).unref();
  return code;
};
asking(command("chat", "ask in the terminal", chatting(false)));

command(
  "index [folder]",
  "read the documents and publish a new generation of the index",
  async (bench, flags, [folder]) => {
    const json = flags["json"] === true;
    const dryRun = flags["dryRun"] === true;
    const progress = await bench.progress(json);
    const { reportIndex } = await import("./commands/report-index.js");
    try {
      const built = await bench.build(
        { ...(folder ? { folder } : {}), full: flags["full"] === true, dryRun },
        progress,
      );
      progress.end();
      reportIndex(built, { json, dryRun }, bench.output);
    } finally {
      progress.end();
    }
    return 0;
  },
)
  .option("--dry-run", "say what would change and write nothing")
  .option("--full", "read everything again")
  .option("--json", "print the result as data");

addIndexCommands(command);
addMeasuringCommands(command);

command("serve", "run the bot on every chat platform that is set up, with the source viewer", serving);

command(
  "start",
  "the chat on a terminal when no chat platform is set up, else the running bot",
  async (bench, flags, words) => {
    const { slack, discord } = bench.config;
    const alone = slack.botToken === null && discord.token === null && process.stdin.isTTY === true;
    if (!alone) return serving(bench, flags, words);
    const { whatIsOn } = await import("./config/what-is-on.js");
    for (const line of whatIsOn(bench.config, true)) bench.output.err(`${line}\n`);
    return chatting(true)(bench, flags, words);
  },
);

addRememberedCommands(command, PLATFORMS, Date.now, newSecret);

const slack = program.command("slack").description("set up Slack");
command(
  "manifest",
  "print the app manifest: for Socket Mode, or for HTTP when VERSE_PUBLIC_URL is set and SLACK_APP_TOKEN is not",
  async ({ config, output }) => {
    const { slackManifest } = await import("../adapters/slack/connect/slack-manifest.js");
    const { publicUrl } = config;
    const socket = publicUrl === null || config.slack.appToken !== null;
    const mode = socket ? ({ kind: "socket" } as const) : ({ kind: "http", publicUrl } as const);
    output.out(`${JSON.stringify(slackManifest({ mode }), null, 2)}\n`);
    return 0;
  },
  { under: slack },
);

const discord = program.command("discord").description("set up Discord");
command(
  "register",
  "register the commands with Discord where they changed, and print the invite link",
  async ({ config, output }) => {
    const { registerWithDiscord } = await import("../adapters/discord/discord-platform.js");
    output.out(await registerWithDiscord(config.discord));
    return 0;
  },
  { under: discord },
);

function fail(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof VerseError) output.err(`${error.message}\n`);
  else
    output.err(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nThis is a fault of the program. Please report it with the lines above.\n`,
    );
  return 2;
}

program.parseAsync(process.argv).catch((error: unknown) => {
  process.exitCode = fail(error);
});
