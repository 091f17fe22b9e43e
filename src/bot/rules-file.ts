import { readFile, stat } from "node:fs/promises";
import { VerseError } from "../errors.js";
import { defaultRules, type Rules } from "./rules.js";
import { parseRules } from "./rules-text.js";

export interface RulesFile {
  /** The last version of the file that was right. */
  current(): Rules;
  /** What is wrong with the file as it is now; null when it is in use. */
  fault(): VerseError | null;
  /** Looks whether the file has changed and takes it up. Never throws: a bad version leaves the old one in use. */
  refresh(): Promise<void>;
  /** Refreshes every `everyMs` until the returned function is called. */
  watch(everyMs: number): () => void;
}

export interface RulesFileOptions {
  /** Null when there is no file: the defaults hold. */
  readonly file: string | null;
  readonly platforms: readonly string[];
  /** Told once a change: null after a good version, the fault after a bad one. */
  readonly changed: (fault: VerseError | null) => void;
}

const asFault = (error: unknown, file: string): VerseError =>
  error instanceof VerseError
    ? error
    : new VerseError({
        code: "bad-settings",
        problem: `${file} cannot be read.`,
        cure: "Check that VERSE_CONFIG names a file which this user may read.",
        cause: error,
      });

/** Opens the configuration file. Throws VerseError `bad-settings` when its first version is bad. */
export const openRulesFile = async ({ file, platforms, changed }: RulesFileOptions): Promise<RulesFile> => {
  let rules = defaultRules();
  let fault: VerseError | null = null;
  let stamp = "";
  // Size and inode too: a file can be replaced twice within the resolution of its time stamp.
  const stampOf = async (path: string): Promise<string> => {
    const facts = await stat(path).catch(() => null);
    return facts === null ? "missing" : `${facts.mtimeMs}/${facts.size}/${facts.ino}`;
  };
  const load = async (path: string): Promise<Rules> => {
    try {
      return parseRules(await readFile(path, "utf8"), path, platforms);
    } catch (error) {
      throw asFault(error, path);
    }
  };
  if (file !== null) {
    stamp = await stampOf(file);
    rules = await load(file);
  }
  const refresh = async (): Promise<void> => {
    if (file === null) return;
    const now = await stampOf(file);
    if (now === stamp) return;
    stamp = now;
    try {
      rules = await load(file);
      fault = null;
    } catch (error) {
      fault = asFault(error, file);
    }
    changed(fault);
  };
  return {
    current: () => rules,
    fault: () => fault,
    refresh,
    watch(everyMs) {
      const timer = setInterval(() => void refresh(), everyMs);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
};
