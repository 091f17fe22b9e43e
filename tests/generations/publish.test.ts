import { access, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diskFileSystem } from "../../src/generations/file-system.js";
import { generationStore, type Publication } from "../../src/generations/generation-store.js";
import { FORMAT } from "../../src/generations/layout.js";
import {
  FACTS,
  freshDataFolder,
  openReady,
  publish,
  sample,
  sampleFiles,
  sampleStore,
  tagOf,
} from "./sample.js";

describe("publishing", () => {
  test("what was published is what is opened, and the manifest says what it is", async () => {
    const store = sampleStore(freshDataFolder());
    const published = await store.exclusively((writer) => writer.publish(sample("one")));
    const { generation, problems } = await openReady(store);
    expect(problems).toEqual([]);
    expect(tagOf(generation)).toBe("one");
    expect(generation.id).toBe(published.id);
    expect(generation.id).toMatch(/^20260101T00\d\d00Z-[0-9a-f]{6}$/);
    expect(generation.manifest).toMatchObject({ ...FACTS, format: FORMAT, id: published.id });
    expect(published.manifest).toMatchObject(FACTS);
    expect(await store.readCurrent()).toBe(published.id);
    await access(generation.path("documents/3f.jsonl"));
    expect(() => generation.bytes("nothing.bin")).toThrow(/has no file nothing.bin.*verse index --full/);
  });

  test("a file taken over from an older generation is the same file on disk", async () => {
    const store = sampleStore(freshDataFolder());
    await publish(store, "one");
    const old = (await openReady(store)).generation;
    const files = sampleFiles("one").set("passages.bin", old.reuse("passages.bin"));
    await store.exclusively((writer) => writer.publish({ ...sample("one"), files }));
    const { generation } = await openReady(store);
    expect(generation.id).not.toBe(old.id);
    const inode = async (path: string) => (await stat(path)).ino;
    expect(await inode(generation.path("passages.bin"))).toBe(await inode(old.path("passages.bin")));
    expect(await inode(generation.path("vectors.hnsw"))).not.toBe(await inode(old.path("vectors.hnsw")));
  });

  test("where files cannot be linked they are copied, and the lock works all the same", async () => {
    const unlinkable = Object.assign(new Error("no links here"), { code: "EPERM", syscall: "link" });
    const files = { ...diskFileSystem, link: () => Promise.reject(unlinkable) };
    const store = sampleStore(freshDataFolder(), files);
    await publish(store, "one");
    const old = (await openReady(store)).generation;
    const contents = sampleFiles("one").set("passages.bin", old.reuse("passages.bin"));
    await store.exclusively((writer) => writer.publish({ ...sample("one"), files: contents }));
    const { generation } = await openReady(store);
    expect(tagOf(generation)).toBe("one");
    expect((await stat(generation.path("passages.bin"))).nlink).toBe(1);
  });

  test("only five generations are kept, and the one in use always is", async () => {
    const store = sampleStore(freshDataFolder());
    const ids: string[] = [];
    for (const tag of ["1", "2", "3", "4", "5", "6"]) ids.push(await publish(store, tag));
    expect((await store.list()).map(({ id }) => id)).toEqual(ids.slice(1).reverse());
    await store.exclusively((writer) => writer.rollback(ids[1]));
    const removed = await store.exclusively(async (writer) => (await writer.publish(sample("7"))).removed);
    expect(removed).toEqual([ids[1]]);
    expect(tagOf((await openReady(store)).generation)).toBe("7");
  });

  test("ids grow although the clock stands still or is set back", async () => {
    const dataFolder = freshDataFolder();
    const times = ["2026-05-05T10:00:00Z", "2026-05-05T10:00:00Z", "2026-01-01T00:00:00Z"];
    const ids: string[] = [];
    for (const time of times) {
      const store = generationStore({ dataFolder, now: () => new Date(time), random: () => 0.5 });
      ids.push(await publish(store, "x"));
    }
    expect(ids).toEqual(["20260505T100000Z-800000", "20260505T100001Z-800000", "20260505T100002Z-800000"]);
  });

  const refused: [string, (old: string) => Partial<Publication>, string, RegExp][] = [
    [
      "a check of the caller that throws",
      () => ({
        verify: () => {
          throw new Error("the vectors hold 3 points instead of 4");
        },
      }),
      "bad-index",
      /failed its check and was not published: the vectors hold 3 points instead of 4\. .*--full/,
    ],
    [
      "a native writer that stops half way in silence",
      () => ({
        files: sampleFiles("new").set("vectors.hnsw", { write: (path) => writeFile(path, "ha"), bytes: 4 }),
      }),
      "bad-index",
      /vectors\.hnsw has 2 bytes instead of 4/,
    ],
    [
      "a native writer that writes nothing",
      () => ({ files: sampleFiles("new").set("vectors.hnsw", { write: async () => undefined }) }),
      "bad-index",
      /vectors\.hnsw was not written/,
    ],
    [
      "a file taken over that is not what it was",
      (old) => ({
        files: sampleFiles("new").set("passages.bin", {
          link: join(old, "documents", "3f.jsonl"),
          bytes: 16,
          sha256: "0".repeat(64),
        }),
      }),
      "bad-index",
      /passages\.bin does not match its checksum/,
    ],
    [
      "a file taken over that is gone",
      (old) => ({
        files: sampleFiles("new").set("passages.bin", {
          link: join(old, "gone.bin"),
          bytes: 16,
          sha256: "0".repeat(64),
        }),
      }),
      "bad-index",
      /gone\.bin is missing/,
    ],
    [
      "a name that leads out of the generation",
      () => ({ files: sampleFiles("new").set("../CURRENT", Buffer.from("x")) }),
      "internal",
      /"\.\.\/CURRENT" cannot be the name/,
    ],
    [
      "a name that is the manifest's",
      () => ({ files: sampleFiles("new").set("manifest.json", Buffer.from("x")) }),
      "internal",
      /"manifest\.json" cannot be the name/,
    ],
  ];
  test.each(refused)("%s publishes nothing and leaves nothing", async (_, change, code, message) => {
    const dataFolder = freshDataFolder();
    const store = sampleStore(dataFolder);
    const old = await publish(store, "old");
    const more = change(join(dataFolder, "generations", old));
    const failing = store.exclusively((writer) => writer.publish(sample("new", more)));
    await expect(failing).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    const { generation, problems } = await openReady(store);
    expect([tagOf(generation), problems]).toEqual(["old", []]);
    expect(await readdir(join(dataFolder, "building"))).toEqual([]);
    expect((await readdir(dataFolder)).sort()).toEqual(["CURRENT", "building", "generations"]);
    expect(await readdir(join(dataFolder, "generations"))).toEqual([old]);
  });

  test("a native writer that leaves no free block counts as one that met a full disk", async () => {
    const store = sampleStore(freshDataFolder(), { ...diskFileSystem, freeBytes: async () => 0 });
    await expect(publish(store, "one")).rejects.toMatchObject({
      code: "storage",
      problem: expect.stringContaining("vectors.hnsw"),
      got: "0 free bytes",
    });
  });

  test("the caller's check sees the whole generation as it is on disk, before anybody else does", async () => {
    const store = sampleStore(freshDataFolder());
    let seen = "";
    const verify: Publication["verify"] = async (generation) => {
      await access(generation.path("vectors.hnsw"));
      seen = `${tagOf(generation)} ${await store.readCurrent()}`;
    };
    await store.exclusively((writer) => writer.publish(sample("one", { verify })));
    expect(seen).toBe("one null");
  });

  test("an error of the caller's own work is not taken for one of the data folder", async () => {
    const store = sampleStore(freshDataFolder());
    const own = Object.assign(new Error("no such source"), { code: "ENOENT", syscall: "open" });
    await expect(store.exclusively(() => Promise.reject(own))).rejects.toBe(own);
  });
});
