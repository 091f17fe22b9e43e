import { link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { VerseError } from "../errors.js";

/**
 * The secret in a file that only this user can read, made on first use. Two processes that start together end up with
 * the same one. `make` returns at least 32 random characters. Throws VerseError `storage`.
 */
export const secretIn = async (file: string, make: () => string): Promise<string> => {
  const read = async (): Promise<string | null> => {
    const text = await readFile(file, "utf8").catch(() => null);
    return text === null || text.trim().length < 32 ? null : text.trim();
  };
  const known = await read();
  if (known !== null) return known;
  const fresh = make();
  const draft = `${file}.${make().slice(0, 12)}`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(draft, `${fresh}\n`, { mode: 0o600, flag: "wx" });
    // A link fails when the other process was first; a rename would not.
    await link(draft, file).catch(() => undefined);
    await unlink(draft);
  } catch (error) {
    throw new VerseError({
      code: "storage",
      problem: `The secret file ${file} cannot be written.`,
      cure: "Make sure that the data folder (VERSE_DATA) exists and that this user may write to it.",
      cause: error,
    });
  }
  const kept = await read();
  if (kept !== null) return kept;
  throw new VerseError({
    code: "storage",
    problem: `The secret file ${file} is damaged.`,
    cure: "Delete it: a new one is made at the next start, links and hashed names made with it no longer match.",
  });
};
