import { randomBytes } from "node:crypto";
import type { AnsweringTools } from "../answering/answer.js";
import type { AnsweringModel } from "../answering/drafting/model-help.js";
import type { SpendingStore } from "../answering/drafting/spending.js";
import type { Config } from "../config.js";
import { VerseError } from "../errors.js";
import { type GenerationStore, generationStore } from "../generations/generation-store.js";
import type { BuildOptions, buildIndex } from "../indexing/build-index.js";
import { type OpenedLibrary, openLibrary } from "../indexing/open-library.js";
import { type Progress, SILENT } from "../indexing/progress.js";
import type { RetrievalPorts } from "../retrieval/ports.js";
import type { OpenedEncoder } from "../retrieval/vector-ports.js";
import { todayIn } from "./option-values.js";
import type { Output } from "./output.js";
import { barProgress, plainProgress } from "./progress-bar.js";

/** What every command works with, made once from the settings. */
export interface Workbench {
  readonly config: Config;
  readonly store: GenerationStore;
  readonly output: Output;
  /** For answering with quotes only. */
  readonly tools: AnsweringTools;
  /**
   * With the model that is set, opened at the first call; the same as `tools` where none is. A day's spending is forgotten
   * with the process unless a store is given.
   */
  answeringTools(spending?: SpendingStore): Promise<AnsweringTools>;
  /** With the model that is named, whatever is set; costs are counted apart. */
  toolsWithModel(name: string): Promise<AnsweringTools>;
  readonly dense: RetrievalPorts;
  /** YYYY-MM-DD in the team's time zone. */
  today(): string;
  /** Milliseconds since the epoch. */
  clock(): number;
  /** 32 random bytes in 43 characters. */
  newSecret(): string;
  /** A bar on a terminal, plain lines elsewhere, nothing when results are to be read by a program. */
  progress(quiet: boolean): Promise<Progress>;
  build(options: Partial<BuildOptions>, progress: Progress): ReturnType<typeof buildIndex>;
  /** The current generation, built first when there is none or only an older version's. */
  openOrBuild(quiet: boolean): Promise<OpenedLibrary>;
}

/** What the commands need of the outside. */
interface WorkbenchOptions {
  readonly config: Config;
  readonly dense: RetrievalPorts;
  /** Opens the model of a name; its packages are loaded only then. */
  readonly openModel: (name: string, spending?: SpendingStore) => Promise<AnsweringModel>;
  readonly output: Output;
  /** For a bar; made when one is shown. */
  readonly stderr: () => NodeJS.WritableStream;
}

export function workbench({ config, dense, openModel, output, stderr }: WorkbenchOptions): Workbench {
  let opened: Promise<AnsweringTools> | null = null;
  const withModel = async (name: string, spending?: SpendingStore): Promise<AnsweringTools> => {
    return { ...bench.tools, model: await openModel(name, spending) };
  };
  const now = (): number => performance.now();
  const store = generationStore({
    dataFolder: config.data,
    now: () => new Date(),
    random: Math.random,
  });
  const bench: Workbench = {
    config,
    store,
    output,
    tools: {
      now,
      newId: () => randomBytes(9).toString("base64url"),
      link: () => null,
    },
    answeringTools(spending) {
      const { model } = config;
      if (model === null) return Promise.resolve(bench.tools);
      opened ??= withModel(model, spending);
      return opened;
    },
    toolsWithModel: (name) => withModel(name),
    clock: Date.now,
    newSecret: () => randomBytes(32).toString("base64url"),
    today: () => todayIn(config.timezone, new Date()),
    progress: async (quiet) => {
      if (quiet) return SILENT;
      return output.errIsTerminal ? barProgress(stderr()) : plainProgress(output);
    },
    dense,
    async build(options, progress) {
      const all = {
        folder: config.documents,
        full: false,
        dryRun: false,
        startedAt: Date.now(),
        ...options,
      };
      // The readers of files are large libraries, and a question needs none.
      const { buildIndex } = await import("../indexing/build-index.js");
      const buildWith = ({ encoder, problem }: OpenedEncoder): ReturnType<typeof buildIndex> => {
        if (problem !== null) output.err(`warning: ${problem}\n`);
        const parts = encoder && { encoder, graph: dense.graph };
        return buildIndex(store, { dense: parts, ...all }, progress, now);
      };
      try {
        return await buildWith(await dense.encoder());
      } catch (error) {
        // An encoder that this machine cannot run shows it with the first text only.
        const none = isOf(error, "encoder") ? await dense.encoder(null) : null;
        if (!none || none.problem === null || "other" in none) throw error;
        progress.end();
        return buildWith(none);
      }
    },
    async openOrBuild(quiet) {
      const opened = await openOrNull(store, dense);
      const why = opened && (await reasonToRebuild(opened, dense));
      if (opened && why === null) {
        for (const problem of opened.problems) output.err(`warning: ${problem}\n`);
        return opened;
      }
      if (why) output.err(`${why}\n`);
      const progress = await bench.progress(quiet);
      try {
        const folder = opened?.generation.manifest.documentsFolder ?? config.documents;
        const { result } = await bench.build({ folder }, progress);
        // The bar leaves its line before anything else is written there.
        progress.end();
        const { length } = result.warnings;
        // Who only wants an answer need not read them all first.
        if (length > 0 && !quiet)
          output.err(
            `${length} ${length === 1 ? "warning" : "warnings"} about the documents: see \`verse status\`.\n`,
          );
      } catch (error) {
        // When the encoder does not answer now, the index that is there still does.
        if (!opened || !isOf(error, "encoder")) throw error;
        progress.end();
        output.err(
          `warning: ${error.message} Until \`verse index\` succeeds passages are found by their words alone.\n`,
        );
        return opened;
      } finally {
        progress.end();
      }
      const built = await openLibrary(store, dense);
      if (built) return built;
      throw new VerseError({
        code: "internal",
        problem: "The index that was just built cannot be opened.",
        cure: "Run `verse index --full` and report this if it happens again.",
      });
    },
  };
  return bench;
}

const isOf = (error: unknown, code: VerseError["code"]): error is VerseError =>
  error instanceof VerseError && error.code === code;

/** Vectors of another encoder mean nothing to the one that will ask. */
async function reasonToRebuild({ generation }: OpenedLibrary, dense: RetrievalPorts): Promise<string | null> {
  const made = generation.manifest.encoder;
  const opened = await dense.encoder(made);
  if (opened.encoder === null) return opened.other ? `${opened.problem} It is built anew.` : null;
  if (opened.encoder.fingerprint === made?.fingerprint) return null;
  return `The index was built with ${made?.fingerprint ?? "no encoder"} and questions are encoded with ${opened.encoder.fingerprint}: it is built anew.`;
}

/** Null when there is nothing to open yet, or only what an older version wrote. */
async function openOrNull(store: GenerationStore, dense: RetrievalPorts): Promise<OpenedLibrary | null> {
  try {
    return await openLibrary(store, dense);
  } catch (error) {
    if (isOf(error, "no-index")) return null;
    throw error;
  }
}
