#!/usr/bin/env node
import { createInterface } from "node:readline";
import { Command, CommanderError } from "commander";
import type { AskOptions } from "./commands/ask.js";
import { type Flags, textFlag as text } from "./commands/flags.js";
import type { OpenedLibrary } from "./commands/open-library.js";
import type { ExitCode, Output } from "./commands/output.js";
import { checkAsOf, checkAudience, checkTop } from "./commands/setting.js";
import type { Capability } from "./commands/start.js";
import { type Workbench, workbench } from "./commands/workbench.js";
import { type Config, readConfig } from "./config.js";
import { VerseError } from "./errors.js";

/** The command line's composition root: words in, an exit code out. Commands are loaded when they are called. */

type Task = (bench: Workbench, flags: Flags, words: readonly string[]) => Promise<ExitCode>;

const program = new Command("verse")
  .description("Answers questions about your policy documents and proves each answer with verbatim quotes.")
  .exitOverride()
  .showHelpAfterError("(verse --help shows every command)")
  .configureOutput({ writeErr: (text) => void process.stderr.write(text) });

/** Checked before an index is opened or built: wrong words must cost nothing. */
function askFlags(bench: Workbench, flags: Flags): Omit<AskOptions, "audience"> {
  return {
    json: flags["json"] === true,
    asOf: checkAsOf(text(flags["asOf"]) ?? bench.today()),
    inForceOnly: flags["inForceOnly"] === true,
    top: checkTop(text(flags["top"]) ?? "3"),
  };
}

/** Which labels there are is known only from the documents. */
const audienceOf = (bench: Workbench, flags: Flags, { kept }: OpenedLibrary): string =>
  checkAudience(
    text(flags["audience"]) ?? bench.config.audience,
    kept.map(({ document }) => document.metadata.audience),
  );

function command(usage: string, description: string, task: Task): Command {
  const made = program.command(usage).description(description);
  return made.action(async (...given: unknown[]) => {
    const output = outputOf(process.stdout, process.stderr);
    const config = await readConfig();
    const { densePorts } = await import("../adapters/encoders/dense-ports.js");
    const { lexiconSource } = await import("../adapters/dictionary/lexicon-source.js");
    const dense = { ...densePorts(config.encoder, config.data), lexicon: lexiconSource(config.data) };
    const bench = workbench(
      config,
      dense,
      { ...output, colour: output.colour && !config.noColour },
      process.stderr,
    );
    const words = made.args;
    void given;
    try {
      process.exitCode = await task(bench, made.opts<Flags>(), words);
    } finally {
      await dense.close();
    }
  });
}

function outputOf(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Output {
  const terminal = stdout.isTTY === true;
  return {
    out: (written) => void stdout.write(written),
    err: (written) => void stderr.write(written),
    width: terminal ? (stdout.columns ?? 80) : null,
    colour: terminal,
    errIsTerminal: stderr.isTTY === true,
  };
}

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
      const many = question === "-" && flags["json"] === true;
      if (!many) {
        const { checkQuestion } = await import("./answering/question.js");
        checkQuestion(question);
      }
      const checked = askFlags(bench, flags);
      const opened = await bench.openOrBuild(checked.json);
      const options = { ...checked, audience: audienceOf(bench, flags, opened) };
      const { library } = opened;
      const { askMany, askOnce } = await import("./commands/ask.js");
      if (!many) return askOnce(library, question, options, bench.tools, bench.output);
      const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
      return askMany(library, lines, options, bench.tools, bench.output);
    },
  ),
).option("--json", "print the answer as data");

const chatting: Task = async (bench, flags) => {
  const checked = askFlags(bench, flags);
  const opened = await bench.openOrBuild(false);
  const options = { ...checked, audience: audienceOf(bench, flags, opened) };
  const { chat } = await import("./commands/chat.js");
  return chat(opened.library, options, bench.tools, process.stdin, bench.output);
};
asking(command("chat", "ask in the terminal", chatting));

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

command("status", "say whether the index is healthy and what is in it", async (bench, flags) => {
  const { status } = await import("./commands/status.js");
  return status(bench.store, bench.dense, bench.today(), flags["json"] === true, bench.output);
}).option("--json", "print the status as data");

command("generations", "list the published generations, newest first", async (bench, flags) => {
  const { generations } = await import("./commands/generations.js");
  return generations(bench.store, flags["json"] === true, bench.output);
}).option("--json", "print the list as data");

command(
  "rollback [generation]",
  "go back to the generation before, or to the named one",
  async (bench, _flags, [id]) => {
    const { rollback } = await import("./commands/generations.js");
    return rollback(bench.store, id, bench.output);
  },
);

command(
  "show <id>",
  "print the stored text of a document, or a slice of it",
  async (bench, flags, [id = ""]) => {
    const { kept } = await bench.openOrBuild(true);
    const { show } = await import("./commands/show.js");
    return show(kept, id, text(flags["range"]), flags["json"] === true, bench.output);
  },
)
  .option("--range <a-b>", "from character A to before B")
  .option("--json", "print it as data");

command(
  "eval <path>",
  "measure answers on golden questions (.jsonl) or on a folder in the common form",
  async (bench, flags, [path = ""]) => {
    const { evaluating } = await import("./commands/measuring.js");
    return evaluating(bench, flags, path);
  },
)
  .option("--json", "print the figures as data")
  .option("--out <file>", "write a row a question")
  .option("--curve <file>", "draw what every refusal threshold keeps and refuses (SVG)")
  .option("--min <key=value...>", "end with 1 when a figure is lower");

command(
  "calibrate <questions>",
  "choose from golden questions (.jsonl) when to refuse, for the documents of the current index",
  async (bench, flags, [path = ""]) => {
    const { calibrating } = await import("./commands/measuring.js");
    return calibrating(bench, flags, path);
  },
)
  .option("--curve <file>", "draw what every refusal threshold keeps and refuses (SVG)")
  .option("--keep <share>", "share of the answerable questions that must stay answered", "0.95")
  .option("--json", "print the bounds as data");

command(
  "start",
  "the chat on a terminal when no chat platform is set up, else the running bot",
  async (bench, flags) => {
    const { sayWhatIsOn } = await import("./commands/start.js");
    sayWhatIsOn(bench.config, capabilities(bench.config), bench.output);
    return chatting(bench, flags, []);
  },
);

function capabilities({ slack, discord, model }: Config): Capability[] {
  const slackOn = slack.botToken !== null && (slack.appToken !== null || slack.signingSecret !== null);
  return [
    { name: "Slack", on: slackOn, how: "set SLACK_BOT_TOKEN and SLACK_APP_TOKEN" },
    { name: "Discord", on: discord.token !== null, how: "set DISCORD_TOKEN" },
    {
      name: "language model",
      on: model !== null,
      how: "set VERSE_MODEL, such as openai:gpt-5-mini; answers are quotes until then",
    },
  ];
}

function fail(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof VerseError) process.stderr.write(`${error.message}\n`);
  else
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nThis is a fault of the program. Please report it with the lines above.\n`,
    );
  return 2;
}

// A reader that has seen enough (`verse ... | head`) closes the pipe: that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = fail(error);
}
