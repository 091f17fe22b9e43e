import type { Log } from "../bot/log.js";
import { VerseError } from "../errors.js";
import type { OpenedLibrary } from "../indexing/open-library.js";

/** The generation in use, followed while the bot runs. */
export interface LiveLibrary {
  /** What a question is answered from: whoever holds it keeps it, however often the index is switched meanwhile. */
  current(): OpenedLibrary;
  /** Sentences for a maintainer; empty when the published generation is the one in use and whole. */
  problems(): readonly string[];
  /** Looks once for another published generation and takes it up. Never throws: a bad one leaves the old in use. */
  refresh(): Promise<void>;
  /** Refreshes every `everyMs` until the returned function is called. */
  watch(everyMs: number): () => void;
}

export interface LiveLibraryOptions {
  readonly first: OpenedLibrary;
  readonly readCurrent: () => Promise<string | null>;
  readonly open: () => Promise<OpenedLibrary | null>;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** A refused generation is looked at again this much later: its files may only have been slow to arrive. */
const RETRY_MS = 30_000;

interface Refused {
  readonly id: string;
  readonly at: number;
  readonly problem: string;
}

/** Opens a new generation beside the old one and switches when it is whole; the old one is closed when its last user releases it. */
export const liveLibrary = ({ first, readCurrent, open, log, clock }: LiveLibraryOptions): LiveLibrary => {
  let opened = first;
  let refused: Refused | null = null;
  let unreadable: string | null = null;
  let looking: Promise<void> | null = null;

  const refuse = (id: string, problem: string, error: unknown): void => {
    const known = refused?.id === id;
    refused = { id, at: clock(), problem };
    if (!known) log.error({ generation: id, err: error }, `the published index was not taken up: ${problem}`);
  };

  const takeUp = async (id: string): Promise<void> => {
    let next: OpenedLibrary | null;
    try {
      next = await open();
    } catch (error) {
      return refuse(id, sentenceOf(error), error);
    }
    if (next === null)
      return refuse(id, `Generation ${id} has another version's form. Run \`verse index\`.`, null);
    if (next.problems.length > 0) return refuse(id, next.problems.join(" "), null);
    opened = next;
    refused = null;
    const { documents } = next.generation.manifest.counts;
    log.info({ generation: next.generation.id, documents }, "index taken up");
  };

  const look = async (): Promise<void> => {
    let named: string | null;
    try {
      named = await readCurrent();
      unreadable = null;
    } catch (error) {
      unreadable = sentenceOf(error);
      return;
    }
    if (named === opened.generation.id) {
      refused = null;
      return;
    }
    if (named === null) return refuse("", "CURRENT is missing or damaged. Run `verse index`.", null);
    if (refused?.id === named && clock() < refused.at + RETRY_MS) return;
    await takeUp(named);
  };

  const refresh = (): Promise<void> => {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };

  return {
    current: () => opened,
    problems: () => [
      ...opened.problems,
      ...(refused === null
        ? []
        : [`Answers come from generation ${opened.generation.id}. ${refused.problem}`]),
      ...(unreadable === null ? [] : [unreadable]),
    ],
    refresh,
    watch(everyMs) {
      const timer = setInterval(() => void refresh(), everyMs);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
};

const sentenceOf = (error: unknown): string =>
  error instanceof VerseError ? error.message : `The index cannot be read: ${String(error)}.`;
