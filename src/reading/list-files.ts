import { readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { VerseError } from "../errors.js";

export interface FileList {
  /** Paths relative to the folder, "/" between their parts, Unicode NFC, in code-unit order. */
  readonly files: readonly { readonly path: string; readonly onDisk: string }[];
  readonly refused: readonly { readonly path: string; readonly error: VerseError }[];
}

/** All files below a folder except hidden ones. Throws VerseError `bad-settings` where there is no such folder. */
export async function listFiles(folder: string): Promise<FileList> {
  const root = await rootOf(folder);
  const files: { path: string; onDisk: string }[] = [];
  const refused: { path: string; error: VerseError }[] = [];
  const folders = [""];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const entry of await readdir(join(root, at), { withFileTypes: true })) {
      if (entry.name.startsWith(".")) continue;
      const relative = at === "" ? entry.name : `${at}/${entry.name}`;
      const onDisk = join(root, relative);
      const path = relative.normalize("NFC");
      if (entry.isDirectory()) folders.push(relative);
      else if (entry.isFile()) files.push({ path, onDisk });
      else if (entry.isSymbolicLink()) {
        const problem = await linkProblem(onDisk, root);
        if (problem === null) files.push({ path, onDisk });
        else refused.push({ path, error: refusal(path, problem) });
      }
    }
  }
  const byPath = (a: { path: string }, b: { path: string }): number =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
  return { files: files.sort(byPath), refused: refused.sort(byPath) };
}

async function rootOf(folder: string): Promise<string> {
  const problem = await stat(folder).then(
    (found) => (found.isDirectory() ? null : `${folder} is a file.`),
    () => `There is no folder ${folder}.`,
  );
  if (problem !== null) {
    throw new VerseError({
      code: "bad-settings",
      problem,
      cure: "Name the folder that holds your documents.",
      expected: "a folder of documents",
    });
  }
  return realpath(folder);
}

async function linkProblem(onDisk: string, root: string): Promise<string | null> {
  try {
    const target = await realpath(onDisk);
    if (!target.startsWith(root + sep)) return "leads out of the folder";
    return (await stat(target)).isFile() ? null : "leads to a folder";
  } catch {
    return "leads nowhere";
  }
}

const refusal = (path: string, problem: string): VerseError =>
  new VerseError({
    code: "bad-document",
    problem: `The link ${path} ${problem}.`,
    cure: "Put the file itself into the folder.",
  });
