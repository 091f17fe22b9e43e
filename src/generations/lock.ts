import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { VerseError } from "../errors.js";
import { errnoOf, type FileSystem } from "./file-system.js";
import { randomHex } from "./layout.js";
import { answersSignals, isRunning, thisProcess } from "./process-identity.js";
import type { Writing } from "./writing.js";

const holderSchema = z.object({
  host: z.string(),
  pid: z.int().positive(),
  started: z.string().nullable(),
  since: z.iso.datetime(),
  /** Names this one taking of the lock; no other ever has the same. */
  nonce: z.string().regex(/^[0-9a-f]+-[0-9a-f]+$/),
});
type Holder = z.infer<typeof holderSchema>;

export interface Lock {
  release(): Promise<void>;
}

const DRAFT = /\.([0-9a-f]+)-[0-9a-f]+\.tmp$/;

/** Keeps nonces apart within a process whatever the source of random numbers is. */
let taken = 0;

/** Locks of this process whose file could not be removed: the process has released them, whatever the file says. */
const abandoned = new Set<string>();

function isErrno(error: unknown, ...names: string[]): boolean {
  return names.includes(errnoOf(error) ?? "");
}

/** `undefined` when there is no such file. */
async function readHolder(files: FileSystem, path: string): Promise<Holder | undefined> {
  let text: string;
  try {
    text = (await files.read(path)).toString("utf8");
  } catch (error) {
    if (isErrno(error, "ENOENT")) return undefined;
    throw error;
  }
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new VerseError({
      code: "busy",
      problem: `The lock file ${path} cannot be read, so nobody knows who holds it.`,
      cure: "Make sure that no other process writes this index, then remove that file.",
      cause: error,
    });
  }
}

const NO_LINKS = ["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP", "EMLINK"];

/** Creates `path` with its whole content at once; false when it exists. */
async function create(files: FileSystem, path: string, holder: Holder): Promise<boolean> {
  const content = Buffer.from(JSON.stringify(holder));
  const draft = `${path}.${holder.nonce}.tmp`;
  try {
    await files.remove(draft);
    await files.write(draft, content);
    // Without this a power cut could leave a lock without a holder's name in it.
    await files.syncFile(draft);
    await files.link(draft, path).catch(async (error: unknown) => {
      if (!isErrno(error, ...NO_LINKS)) throw error;
      await files.write(path, content);
    });
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    throw error;
  } finally {
    // The lock may stand already: a draft that stays is rubbish for the next sweep, not a failure.
    await files.remove(draft).catch(() => undefined);
  }
}

/**
 * Creates the file `path` in the name of `self`, or tells which living process has it.
 *
 * A dead holder's file is removed only by whoever creates "<path>.<nonce of the dead holder>", a file of which there
 * is one for each holder, and who then still finds that nonce in `path`. A nonce never comes back, so a process that
 * read `path` long ago can do no harm: it finds another nonce and leaves. Whoever dies holding the right to remove
 * is itself a dead holder of that second file, hence the recursion.
 */
async function take(files: FileSystem, path: string, self: Holder): Promise<Holder | undefined> {
  for (;;) {
    if (await create(files, path, self)) return undefined;
    const found = await readHolder(files, path);
    if (found === undefined) continue;
    if (!abandoned.has(found.nonce) && (await isRunning(found))) return found;
    const right = `${path}.${found.nonce}`;
    const rival = await take(files, right, self);
    if (rival !== undefined) return rival;
    try {
      if ((await readHolder(files, path))?.nonce === found.nonce) await files.remove(path);
    } finally {
      await files.remove(right);
    }
  }
}

function busy(holder: Holder, path: string): VerseError {
  const who = `process ${holder.pid} on ${holder.host} since ${holder.since}`;
  return new VerseError({
    code: "busy",
    problem: `The index is being written by ${who}.`,
    cure: `Wait until it has finished; if it runs on another machine that is gone, remove ${path}.`,
  });
}

/** What killed processes left beside the lock; none of it can still give anybody a right. */
async function sweep(files: FileSystem, path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await files.list(folder)) {
    if (!name.startsWith(`${basename(path)}.`)) continue;
    // A rival that still runs is about to link its draft, and will then learn that the lock is taken.
    const draft = DRAFT.exec(name);
    if (draft !== null && answersSignals(Number.parseInt(draft[1] ?? "", 16))) continue;
    await files.remove(join(folder, name));
  }
}

/** One writer at a time. Throws VerseError `busy` that names who writes, or rejects with the system's error. */
export async function acquireLock({ files, layout, now, random }: Writing): Promise<Lock> {
  const { pid, ...process } = await thisProcess();
  taken += 1;
  const nonce = `${pid.toString(16)}-${taken.toString(16)}${randomHex(random, 12)}`;
  const self: Holder = { ...process, pid, since: now().toISOString(), nonce };
  await files.makeFolder(layout.data);
  const holder = await take(files, layout.lock, self);
  if (holder !== undefined) throw busy(holder, layout.lock);
  const lock: Lock = {
    async release() {
      try {
        if ((await readHolder(files, layout.lock))?.nonce === nonce) await files.remove(layout.lock);
      } catch {
        abandoned.add(nonce);
      }
    },
  };
  try {
    await sweep(files, layout.lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
  return lock;
}
