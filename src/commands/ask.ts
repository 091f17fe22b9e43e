import { createInterface } from "node:readline";
import { type AnsweringTools, answer } from "../answering/answer.js";
import type { Library } from "../answering/finding/library.js";
import { checkQuestion } from "../answering/question/check-question.js";
import type { Answer } from "../answering/schema.js";
import { notice } from "../bot/notice.js";
import { repliedInKind, smallTalkIn, textsForTalk } from "../bot/small-talk.js";
import { textsFor } from "../bot/texts/choose.js";
import { allowedAudiences } from "../documents/audience.js";
import { VerseError } from "../errors.js";
import { encodable } from "../retrieval/dense.js";
import type { RetrievalPorts } from "../retrieval/ports.js";
import { ASK_OPTIONS, type AskOptions, audienceOf, checkAskFlags } from "./ask-options.js";
import type { CommandDeclaration } from "./command.js";
import { type ExitCode, type Output, printJson } from "./output.js";
import { renderReply } from "./render/reply.js";
import { renderAnswer } from "./render/terminal.js";

/** What every question of one call is asked of, and where the answers are printed. */
interface AskContext {
  readonly library: Library;
  readonly tools: AnsweringTools;
  readonly options: AskOptions;
  readonly output: Output;
}

/** `verse ask QUESTION`, or `verse ask - --json` for one question a line of standard input. */
export const ask: CommandDeclaration = {
  usage: "ask <question>",
  description: 'ask one question; with --json and "-" one question a line of standard input',
  options: [...ASK_OPTIONS, ["--json", "print the answer as data"]],
  async run(bench, flags, [question = ""]) {
    const many = question === "-";
    if (many && flags["json"] !== true) throw linesWithoutJson();
    if (!many) checkQuestion(question);
    const checked = checkAskFlags(bench, flags);
    if (!many) startEncoder(bench.dense, question);
    const opened = await bench.openOrBuild(checked.json);
    const context: AskContext = {
      library: opened.library,
      tools: await bench.answeringTools(),
      options: { ...checked, audience: audienceOf(bench, flags, opened) },
      output: bench.output,
    };
    if (!many) return askOnce(question, context);
    return askMany(createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }), context);
  },
};

/** "-" was given without --json: answers to several lines can only be told apart as data. */
const linesWithoutJson = (): VerseError =>
  new VerseError({
    code: "wrong-use",
    problem: '"-" reads questions from standard input, and their answers are given as data.',
    cure: "Add --json, or give the question in quotation marks.",
  });

/** Loads the encoder's model while the index is opened. A fault is not lost: encoding the question meets it again. */
function startEncoder(dense: RetrievalPorts, question: string): void {
  if (encodable(question) === "") return;
  const started = dense.encoder(null).then(({ encoder }) => encoder?.start?.());
  started.catch(() => undefined);
}

/** Asks one question. Ends with 0 when it was answered or ambiguous, else with 1. */
async function askOnce(question: string, context: AskContext): Promise<ExitCode> {
  const given = await askLibrary(question, context);
  const { options, output } = context;
  if (options.json) printJson(output, given);
  else output.out(smallTalkReply(given, context) ?? renderAnswer(given, output));
  return given.outcome === "answered" || given.outcome === "ambiguous" ? 0 : 1;
}

/** What the chats reply to words that ask nothing ("hi"), as a terminal shows it; null where a question may be meant. */
function smallTalkReply({ outcome, question }: Answer, context: AskContext): string | null {
  const talk = smallTalkIn(question);
  // A greeting that a document happens to answer is answered; what nobody asks a document is not.
  if (talk === null || (outcome !== "not-covered" && talk !== "translate" && talk !== "whole-text"))
    return null;
  const labels = allowedAudiences(context.options.audience);
  const documents = context.library.searcher.corpus.documents
    .filter(({ document }) => labels.has(document.metadata.audience))
    .map(({ document }) => document.metadata)
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
  const texts = textsForTalk(question, textsFor("en"));
  return renderReply(notice(texts, repliedInKind(talk, documents, texts)), context.output);
}

/** One question a line, one answer a line, in the same order; blank lines are skipped. */
async function askMany(lines: AsyncIterable<string>, context: AskContext): Promise<ExitCode> {
  for await (const line of lines) {
    if (line.trim() === "") continue;
    printJson(context.output, await answerOrUnavailable(line, context));
  }
  return 0;
}

async function askLibrary(question: string, { library, tools, options }: AskContext): Promise<Answer> {
  const { audience, asOf, inForceOnly, top } = options;
  const text = checkQuestion(question);
  return answer(library, { text, audience, asOf, inForceOnly, top, documents: null, context: null }, tools);
}

/** In a batch a question that cannot be asked gets its own answer, so that the lines still match. */
async function answerOrUnavailable(line: string, context: AskContext): Promise<Answer> {
  try {
    return await askLibrary(line, context);
  } catch (error) {
    if (!(error instanceof VerseError)) throw error;
    const { library, tools, options } = context;
    const id = tools.newId();
    return {
      schema: 1,
      id,
      question: line.trim(),
      outcome: "unavailable",
      mode: "quotes",
      form: "sentences",
      answer: error.problem,
      statements: [],
      quotes: [],
      closest: [],
      notices: [],
      asOf: options.asOf,
      audience: options.audience,
      index: { generation: library.generation, builtAt: library.builtAt },
      timing: { totalMs: 0, encodeMs: 0, searchMs: 0, modelMs: 0 },
      error: { id, message: error.problem, cure: error.cure },
    };
  }
}
