import { z } from "zod";
import type { Calibration } from "../answering/finding/confidence.js";
import { find } from "../answering/finding/find.js";
import { readQuestion } from "../answering/question/question.js";
import { VerseError } from "../errors.js";
import { type GoldenQuestion, readGolden, requestOf } from "../evaluation/evaluate-golden.js";
import {
  byKind,
  chooseThresholds,
  type Effect,
  effectOf,
  type WeighedQuestion,
} from "../evaluation/refusal-curve.js";
import type { Generation, GenerationStore } from "../generations/generation-store.js";
import type { OpenedLibrary } from "../indexing/open-library.js";
import { calibrationFor, measuredOf, withCalibration } from "../indexing/stored-calibration.js";
import { type CommandDeclaration, textOf } from "./command.js";
import { type ExitCode, printJson } from "./output.js";
import { writeCurve } from "./result-files.js";
import type { Workbench } from "./workbench.js";

/** `verse calibrate QUESTIONS`: options and questions are checked before an index is opened or built. */
export const calibrate: CommandDeclaration = {
  usage: "calibrate <questions>",
  description: "choose from golden questions (.jsonl) when to refuse, for the documents of the current index",
  options: [
    ["--curve <file>", "draw what every refusal threshold keeps and refuses (SVG)"],
    ["--keep <share>", "share of the answerable questions that must stay answered", "0.95"],
    ["--json", "print the bounds as data"],
  ],
  async run(bench, flags, [path = ""]) {
    const options = {
      json: flags["json"] === true,
      curve: textOf(flags["curve"]),
      keep: checkKeep(textOf(flags["keep"]) ?? "0.95"),
    };
    const questions = await questionsToCalibrate(path);
    const opened = await bench.openOrBuild(options.json);
    return publishBounds(questions, options, opened, bench);
  },
};

interface CalibrateOptions {
  readonly json: boolean;
  /** SVG file that gets what every refusal threshold would keep and refuse. */
  readonly curve: string | undefined;
  /** Share of the answerable questions that must stay answered, over 0 to 1. */
  readonly keep: number;
}

type Fitted = Effect & { readonly kind: keyof Calibration; readonly refuse: number; readonly hedge: number };

const bound = z.number().min(0).max(1);
const thresholds = z.object({ refuse: bound, hedge: bound }).refine(({ refuse, hedge }) => refuse <= hedge);
const measuredSchema = z.partialRecord(z.enum(["lexical", "dense", "translated", "meaning"]), thresholds);

function checkKeep(text: string): number {
  const keep = Number(text);
  if (/^\d*\.?\d+$/.test(text) && keep > 0 && keep <= 1) return keep;
  throw new VerseError({
    code: "wrong-use",
    problem: `"${text}" is not a share of questions to keep.`,
    cure: "Give --keep a number over 0 and up to 1, such as 0.95.",
  });
}

/** Golden questions of a file that can show where to refuse. Throws VerseError `wrong-use` when they cannot. */
async function questionsToCalibrate(file: string): Promise<GoldenQuestion[]> {
  const questions = await readGolden(file);
  const none = questions.filter(({ kind }) => kind === "none").length;
  if (none > 0 && none < questions.length) return questions;
  const missing = none > 0 ? "question that can be answered" : `question of kind "none"`;
  throw new VerseError({
    code: "wrong-use",
    problem: questions.length === 0 ? `${file} has no questions.` : `${file} has no ${missing}.`,
    cure: `Write golden questions of both sorts: {"id", "question"} a line, and "kind": "none" where no document answers.`,
  });
}

/** Chooses where to refuse and where to hedge for the current index, and publishes it with these bounds. */
async function publishBounds(
  questions: readonly GoldenQuestion[],
  options: CalibrateOptions,
  opened: OpenedLibrary,
  bench: Workbench,
): Promise<ExitCode> {
  const { generation } = opened;
  const { output } = bench;
  const weighed = await weigh(questions, opened, options, bench);
  const groups = byKind(weighed);
  const fitted: Fitted[] = [...groups].flatMap(([kind, confidences]) => {
    const chosen = chooseThresholds(confidences, options.keep);
    return chosen ? [{ kind, ...chosen, ...effectOf(confidences, chosen.refuse) }] : [];
  });
  if (fitted.length === 0) {
    throw new VerseError({
      code: "wrong-use",
      problem: "No kind of comparison has both questions to answer and questions to refuse.",
      cure: "Ask both sorts in the same language.",
    });
  }
  const measured = Object.fromEntries(fitted.map(({ kind, refuse, hedge }) => [kind, { refuse, hedge }]));
  const all = measuredSchema.parse({ ...measuredOf(generation.manifest), ...measured });
  const extra = withCalibration(generation.manifest, all);
  if (options.curve !== undefined)
    await writeCurve(options.curve, weighed, calibrationFor({ extra })(bench.config.audience));
  const published = await publishCalibrated(bench.store, generation, extra);
  if (options.json) {
    printJson(output, { generation: published, keep: options.keep, calibration: fitted });
    return 0;
  }
  for (const { kind, refuse, hedge, kept, refused } of fitted) {
    const { answerable, unanswerable } = groups.get(kind) ?? { answerable: [], unanswerable: [] };
    output.out(
      `${kind.padEnd(11)} refuse ${refuse.toFixed(3)}  hedge ${hedge.toFixed(3)}  kept ${counted(kept, answerable)}  refused ${counted(refused, unanswerable)}\n`,
    );
  }
  output.out(`Published generation ${published} with these bounds.\n`);
  return 0;
}

/** How sure the search is of each question. */
async function weigh(
  questions: readonly GoldenQuestion[],
  { library }: OpenedLibrary,
  { json }: CalibrateOptions,
  bench: Workbench,
): Promise<WeighedQuestion[]> {
  const progress = await bench.progress(json);
  const asked = { asOf: bench.today(), audience: bench.config.audience };
  // The confidence is that of the order without a reranker: asking one would change nothing and may cost money.
  const plain = { ...library, reranker: null };
  const weighed: WeighedQuestion[] = [];
  for (const [i, { kind, question }] of questions.entries()) {
    progress.step("asking", i, questions.length);
    const read = readQuestion(requestOf(question, asked), library.searcher.corpus.documents);
    const { confidence } = await find(plain, read, question, bench.tools.now);
    weighed.push({ kind, confidence });
  }
  progress.step("asking", questions.length, questions.length);
  progress.end();
  return weighed;
}

const counted = (share: number, of: readonly number[]): string =>
  `${Math.round(share * of.length)} of ${of.length} (${(100 * share).toFixed(1)} %)`;

/** The same files as before, linked, under a manifest that carries the bounds. */
function publishCalibrated(
  store: GenerationStore,
  measured: Generation,
  extra: Generation["manifest"]["extra"],
): Promise<string> {
  return store.exclusively(async (writer) => {
    const current = await store.openCurrent();
    if (current.state !== "ready" || current.generation.id !== measured.id) {
      throw new VerseError({
        code: "busy",
        problem: "Another generation was published while the questions were asked.",
        cure: "Run `verse calibrate` again.",
      });
    }
    const { encoder, counts, documentsFolder } = measured.manifest;
    const files = new Map(measured.names.map((name) => [name, measured.reuse(name)]));
    const facts = { encoder, counts, documentsFolder, documents: [], extra };
    return (await writer.publish({ files, facts })).id;
  });
}
