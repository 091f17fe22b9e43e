import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diskFileSystem, type FileSystem } from "../../src/generations/file-system.js";
import { isRunning, thisProcess } from "../../src/generations/process-identity.js";
import { freshDataFolder, publish, sample, sampleStore, seededRandom } from "./sample.js";

/** The number of a process that ran and is gone. */
function deadPid(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

async function plantLock(dataFolder: string, change: object): Promise<string> {
  const path = join(dataFolder, "lock");
  const since = "2026-01-01T00:00:00.000Z";
  await mkdir(dataFolder, { recursive: true });
  const content = { ...(await thisProcess()), since, nonce: "abc-def", ...change };
  await writeFile(path, JSON.stringify(content));
  return path;
}

/** The real disk, before whose every step something else happens. */
function interruptedDisk(before: () => Promise<void>): FileSystem {
  const { read, write, link, remove, list, syncFile } = diskFileSystem;
  return {
    ...diskFileSystem,
    read: (path) => before().then(() => read(path)),
    write: (path, bytes) => before().then(() => write(path, bytes)),
    link: (from, to) => before().then(() => link(from, to)),
    remove: (path) => before().then(() => remove(path)),
    list: (path) => before().then(() => list(path)),
    syncFile: (path) => before().then(() => syncFile(path)),
  };
}

const turn = () => new Promise<void>((done) => setImmediate(done));

describe("one writer at a time", () => {
  test("a second writer is told who writes, and since when; afterwards the lock is free", async () => {
    const dataFolder = freshDataFolder();
    const store = sampleStore(dataFolder);
    await store.exclusively(async () => {
      const second = sampleStore(dataFolder, undefined, 2).exclusively(async () => "never");
      await expect(second).rejects.toMatchObject({
        code: "busy",
        problem: `The index is being written by process ${process.pid} on ${hostname()} since 2026-01-01T00:00:00.000Z.`,
      });
      const holder: unknown = JSON.parse(await readFile(join(dataFolder, "lock"), "utf8"));
      expect(holder).toMatchObject({ ...(await thisProcess()) });
    });
    expect(await store.exclusively(async () => "free")).toBe("free");
  });

  test("an error in the task releases the lock", async () => {
    const store = sampleStore(freshDataFolder());
    const failure = new Error("the task's own");
    await expect(store.exclusively(() => Promise.reject(failure))).rejects.toBe(failure);
    expect(await store.exclusively(async () => "free")).toBe("free");
  });

  const stale: [string, () => object][] = [
    ["a process that is gone", () => ({ pid: deadPid() })],
    ["a process whose number was given to another", () => ({ started: "another-boot/1" })],
    ["a process that is gone, on a system without start times", () => ({ pid: deadPid(), started: null })],
  ];
  test.each(stale)("the lock of %s is broken", async (_, change) => {
    const dataFolder = freshDataFolder();
    await plantLock(dataFolder, change());
    await publish(sampleStore(dataFolder), "one");
    expect((await readdir(dataFolder)).sort()).toEqual(["CURRENT", "building", "generations"]);
  });

  const live: [string, object, RegExp][] = [
    ["a living process", {}, /being written by process/],
    ["a living process on a system without start times", { started: null }, /being written by process/],
    [
      "another host",
      { host: "elsewhere", pid: 1, started: null },
      /on elsewhere since .*is gone, remove .*lock/,
    ],
    ["nobody knows whom", { pid: "garbage" }, /cannot be read.*remove that file/],
  ];
  test.each(live)("the lock of %s is respected", async (_, change, message) => {
    const dataFolder = freshDataFolder();
    const path = await plantLock(dataFolder, change);
    const before = await readFile(path, "utf8");
    await expect(publish(sampleStore(dataFolder), "one")).rejects.toMatchObject({
      code: "busy",
      message: expect.stringMatching(message),
    });
    expect(await readFile(path, "utf8")).toBe(before);
  });

  test("what killed lock breakers left is broken and swept too", async () => {
    const dataFolder = freshDataFolder();
    const dead = deadPid();
    const path = await plantLock(dataFolder, { pid: dead });
    const content = JSON.parse(await readFile(path, "utf8"));
    // The right to remove the lock, held by a dead one, and the right to remove that right likewise.
    await writeFile(`${path}.abc-def`, JSON.stringify({ ...content, nonce: "1-1" }));
    await writeFile(`${path}.abc-def.1-1`, JSON.stringify({ ...content, nonce: "2-2" }));
    await writeFile(`${path}.0-0`, JSON.stringify({ ...content, nonce: "3-3" }));
    await writeFile(`${path}.${dead.toString(16)}-77.tmp`, "");
    await publish(sampleStore(dataFolder), "one");
    expect((await readdir(dataFolder)).sort()).toEqual(["CURRENT", "building", "generations"]);
  });

  test("of many who break one stale lock at once never two hold it together", async () => {
    const pid = deadPid();
    let granted = 0;
    for (let round = 0; round < 60; round += 1) {
      const dataFolder = freshDataFolder();
      await plantLock(dataFolder, { pid, nonce: `${round.toString(16)}-0` });
      let seed = round * 100;
      let inside = 0;
      const contend = async () => {
        seed += 1;
        const random = seededRandom(seed);
        const hesitate = async () => {
          for (let turns = Math.floor(random() * 4); turns > 0; turns -= 1) await turn();
        };
        const store = sampleStore(dataFolder, interruptedDisk(hesitate), seed);
        const work = store.exclusively(async () => {
          inside += 1;
          expect(inside).toBe(1);
          await turn();
          inside -= 1;
          granted += 1;
        });
        await work.catch((error: unknown) => expect(error).toMatchObject({ code: "busy" }));
      };
      await Promise.all(Array.from({ length: 8 }, contend));
      expect(await sampleStore(dataFolder).exclusively(async () => "free")).toBe("free");
    }
    expect(granted).toBeGreaterThanOrEqual(60);
  });

  test("wherever one breaker of a stale lock is overtaken by another, only one of them gets in", async () => {
    const pid = deadPid();
    const entered = { overtaken: 0, rival: 0 };
    for (let step = 1; ; step += 1) {
      const dataFolder = freshDataFolder();
      await plantLock(dataFolder, { pid, nonce: `${step.toString(16)}-0` });
      let steps = 0;
      let inside = 0;
      let letGo: () => void = () => undefined;
      let rival = Promise.resolve();
      const work = async () => {
        inside += 1;
        expect(inside, `overtaken before step ${step}`).toBe(1);
      };
      // The rival goes all the way in, and stays there until the first one has got its answer.
      const overtake = async () => {
        steps += 1;
        if (steps !== step) return;
        await new Promise<void>((resume) => {
          rival = sampleStore(dataFolder, undefined, 2)
            .exclusively(async () => {
              await work();
              entered.rival += 1;
              resume();
              await new Promise<void>((done) => {
                letGo = done;
              });
              inside -= 1;
            })
            .catch((error: unknown) => {
              expect(error).toMatchObject({ code: "busy" });
              resume();
            });
        });
      };
      await sampleStore(dataFolder, interruptedDisk(overtake), 1)
        .exclusively(async () => {
          await work();
          entered.overtaken += 1;
          inside -= 1;
        })
        .catch((error: unknown) => expect(error).toMatchObject({ code: "busy" }));
      letGo();
      await rival;
      expect(await sampleStore(dataFolder).exclusively(async () => "free")).toBe("free");
      if (steps < step) break;
    }
    expect(entered.overtaken).toBeGreaterThan(5);
    expect(entered.rival).toBeGreaterThan(5);
  });

  test("a zombie or a vanished process does not run, this one does", async () => {
    const self = await thisProcess();
    expect(await isRunning(self)).toBe(true);
    expect(await isRunning({ ...self, started: "another-boot/1" })).toBe(false);
    expect(await isRunning({ ...self, pid: deadPid() })).toBe(false);
    expect(await isRunning({ ...self, host: "elsewhere", pid: deadPid() })).toBe(true);
  });
});

describe("many at once", () => {
  test("twenty publishers: those that are let in publish one after the other, the others are told", async () => {
    const dataFolder = freshDataFolder();
    const published: string[] = [];
    let inside = 0;
    const publishOne = async (_: unknown, number: number) => {
      const store = sampleStore(dataFolder, undefined, number + 1);
      for (;;) {
        try {
          const verify = async () => {
            inside += 1;
            expect(inside).toBe(1);
            await turn();
            inside -= 1;
          };
          const { id } = await store.exclusively((writer) =>
            writer.publish(sample(`p${number}`, { verify })),
          );
          published.push(id);
          return;
        } catch (error) {
          expect(error).toMatchObject({ code: "busy" });
          await turn();
        }
      }
    };
    await Promise.all(Array.from({ length: 20 }, publishOne));
    expect(new Set(published).size).toBe(20);
    expect(published).toEqual(published.toSorted());
    const listed = await sampleStore(dataFolder).list({ check: true });
    expect(listed.map(({ id, healthy }) => [id, healthy])).toEqual(
      published
        .slice(-5)
        .reverse()
        .map((id) => [id, true]),
    );
  });
});
