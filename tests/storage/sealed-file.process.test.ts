import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readSealed, sealedFile } from "../../src/storage/sealed-file.js";
import { temporaryFolder } from "../temporary-folder.js";

const CHILD = fileURLToPath(new URL("write-sealed.mjs", import.meta.url));
const MEGABYTES = 48;
const WHOLE = createHash("sha256")
  .update(Buffer.alloc(MEGABYTES << 20, "what a package holds, in another form; "))
  .digest("hex");
const NAME = "made.bin";

/** One that does not exist yet. */
const freshFolder = (): string => join(temporaryFolder(), "sealed");
const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);
const sealed = [NAME, `${NAME}.sha256`];

interface Ran {
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
}

/** Runs the writer; `limit` is the largest file it may write, in kilobytes. */
function run(folder: string, watch: (kill: () => void) => void = () => undefined, limit = 0): Promise<Ran> {
  const words = [process.execPath, CHILD, folder, String(MEGABYTES)];
  const shell = `${limit > 0 ? `ulimit -f ${limit * 2}; ` : ""}exec "$@"`;
  const child = spawn("sh", ["-c", shell, "sh", ...words], { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  watch(() => child.kill("SIGKILL"));
  return new Promise((resolve) => child.on("close", (_, signal) => resolve({ signal, out })));
}

/** Kills as soon as such a file is there. */
const whenThereIs =
  (folder: string, pattern: RegExp) =>
  async (kill: () => void): Promise<void> => {
    for (let tries = 0; tries < 60_000; tries++) {
      if (filesIn(folder).some((file) => pattern.test(file))) return kill();
      await pause(0);
    }
  };

describe("a sealed file", () => {
  it.each([
    ["the file is being written", /made\.bin\.\d+-\d+\.tmp$/],
    ["the file is there without its seal", /^made\.bin$/],
    ["the seal is being written", /sha256/],
  ])(
    "whose writer is killed while %s is whole or made anew, and nothing is left over",
    async (_, pattern) => {
      const folder = freshFolder();
      const { signal } = await run(folder, whenThereIs(folder, pattern));
      const left = await readSealed({ folder, name: NAME });
      if (left !== null) expect(createHash("sha256").update(left).digest("hex")).toBe(WHOLE);
      if (pattern.source.includes("tmp")) expect([signal, left]).toEqual(["SIGKILL", null]);
      const { out } = await run(folder);
      expect(out).toBe(`${left === null ? "building\n" : ""}${WHOLE}\n`);
      expect(filesIn(folder)).toEqual(sealed);
    },
  );

  it("may be made by several processes at once", async () => {
    const folder = freshFolder();
    const all = await Promise.all([run(folder), run(folder), run(folder)]);
    for (const { out } of all) expect(out.trim().split("\n").at(-1)).toBe(WHOLE);
    expect(filesIn(folder)).toEqual(sealed);
  });

  it("that cannot be written to its end is an error with its cure, and leaves nothing behind", async () => {
    const folder = freshFolder();
    const { out } = await run(folder, undefined, 2_000);
    expect(out).toMatch(
      /^building\nstorage The made file \(48 MB\) cannot be written to .*EFBIG.*Free disk space .*VERSE_DATA/,
    );
    expect(filesIn(folder)).toEqual([]);
    expect((await run(folder)).out).toBe(`building\n${WHOLE}\n`);
  });

  it("on a disk that is really full is the same error", async () => {
    const folder = freshFolder();
    execFileSync("mkdir", ["-p", folder]);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=600k", "tmpfs", folder], { stdio: "pipe" });
    } catch {
      return console.log("skipped: no small disk could be mounted (the limit on a file's size covers it)");
    }
    try {
      const place = { folder, name: NAME, what: "The made file" };
      const build = async (): Promise<Uint8Array> => new Uint8Array(1 << 20);
      await expect(sealedFile(place, build)).rejects.toMatchObject({
        code: "storage",
        problem: expect.stringContaining("ENOSPC"),
      });
      expect(filesIn(folder)).toEqual([]);
    } finally {
      execFileSync("umount", [folder]);
    }
  });

  it("is not built at all where its folder cannot be", async () => {
    let built = false;
    const build = async (): Promise<Uint8Array> => {
      built = true;
      return new Uint8Array(1);
    };
    const place = { folder: join(CHILD, "folder"), name: NAME, what: "The made file" };
    await expect(sealedFile(place, build)).rejects.toMatchObject({ code: "storage" });
    expect(built).toBe(false);
  });
});
