import { execFileSync } from "node:child_process";
import { mkdir, open, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FileContent } from "../../src/generations/generation-store.js";
import { freshDataFolder, openReady, publish, sample, sampleStore, tagOf } from "./sample.js";

/** A small disk of its own, or the reason why there is none. */
async function mountTmpfs(kilobytes: number): Promise<{ folder: string; unmount: () => void } | string> {
  const folder = `${dirname(freshDataFolder())}/disk`;
  await mkdir(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder], { stdio: "pipe" });
  } catch (error) {
    return `no small disk could be mounted: ${error instanceof Error ? error.message.split("\n")[0] : error}`;
  }
  return { folder, unmount: () => execFileSync("umount", [folder]) };
}

/** Like a native library that does not look at the result of its writes. */
async function writeCarelessly(path: string, bytes: Buffer): Promise<void> {
  const handle = await open(path, "w");
  for (let at = 0; at < bytes.length; at += 4096)
    await handle.write(bytes.subarray(at, at + 4096)).catch(() => undefined);
  await handle.close();
}

const BIG = 600_000;
const big = Buffer.alloc(BIG, "new vectors ");
const contents: [string, FileContent][] = [
  ["bytes", big],
  ["a native writer that reports nothing", { write: (path) => writeCarelessly(path, big) }],
];

describe("a disk that is really full", () => {
  test.each(contents)("%s: the old generation answers and the message counts bytes", async (_, content) => {
    const disk = await mountTmpfs(500);
    if (typeof disk === "string") return console.log(`skipped: ${disk} (the injected faults cover it)`);
    try {
      const store = sampleStore(join(disk.folder, "data"));
      await publish(store, "old");
      const publication = sample("new");
      const files = new Map([...publication.files, ["vectors.hnsw", content] as const]);
      const failing = store.exclusively((writer) => writer.publish({ ...publication, files }));
      await expect(failing).rejects.toMatchObject({
        code: "storage",
        message: expect.stringMatching(
          /^The disk is full: .*ENOSPC.*Expected \d+ free bytes\. Got \d+ free bytes\. Free some space/,
        ),
      });
      const { generation, problems } = await openReady(store);
      expect([tagOf(generation), problems]).toEqual(["old", []]);
      expect(await readdir(join(disk.folder, "data", "building"))).toEqual([]);
    } finally {
      disk.unmount();
    }
  });

  test("at every fill level the old or the new generation is whole", async () => {
    const disk = await mountTmpfs(256);
    if (typeof disk === "string") return console.log(`skipped: ${disk} (the injected faults cover it)`);
    try {
      const seen = { old: 0, new: 0 };
      for (let pages = 0; pages < 60; pages += 2) {
        const store = sampleStore(join(disk.folder, "data"));
        await publish(store, "old");
        const { freeBytes } = await import("node:fs").then(({ statfsSync }) => {
          const { bavail, bsize } = statfsSync(disk.folder);
          return { freeBytes: bavail * bsize };
        });
        const left = pages * 1024;
        await writeFile(join(disk.folder, "ballast"), Buffer.alloc(Math.max(0, freeBytes - left)));
        const failure: unknown = await publish(store, "new").then(
          () => undefined,
          (error: unknown) => error,
        );
        const tag = tagOf((await openReady(store)).generation);
        seen[tag === "new" ? "new" : "old"] += 1;
        expect(tag).toBe(failure === undefined ? "new" : "old");
        if (failure !== undefined) expect(failure).toMatchObject({ code: "storage" });
        for (const name of await readdir(disk.folder)) await rm(join(disk.folder, name), { recursive: true });
      }
      expect(seen.old).toBeGreaterThan(2);
      expect(seen.new).toBeGreaterThan(2);
    } finally {
      disk.unmount();
    }
  });

  test("a read-only disk answers questions and refuses writers in one sentence", async () => {
    const disk = await mountTmpfs(500);
    if (typeof disk === "string") return console.log(`skipped: ${disk} (the injected faults cover it)`);
    try {
      const store = sampleStore(join(disk.folder, "data"));
      await publish(store, "old");
      execFileSync("mount", ["-o", "remount,ro", disk.folder]);
      expect(tagOf((await openReady(store)).generation)).toBe("old");
      await expect(publish(store, "new")).rejects.toMatchObject({
        code: "storage",
        message: expect.stringMatching(/^The file system is read-only: .*EROFS.*VERSE_DATA/),
      });
    } finally {
      disk.unmount();
    }
  });
});
