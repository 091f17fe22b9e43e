import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { VerseError } from "../../src/errors.js";
import type { GenerationStore } from "../../src/generations/generation-store.js";
import { type Fault, faultyDisk } from "./faulty-disk.js";
import { freshDataFolder, openReady, publish, sample, sampleFiles, sampleStore, tagOf } from "./sample.js";

const TAGS = ["1", "2", "3", "4", "5"];

/** As many generations as are kept, so that one more makes the store prune. */
async function filledFolder(): Promise<string> {
  const dataFolder = freshDataFolder();
  const store = sampleStore(dataFolder);
  for (const tag of TAGS) await publish(store, tag);
  return dataFolder;
}

/** Publishes tag 6, taking one file over from the generation in use. */
async function publishSix(store: GenerationStore): Promise<void> {
  const opened = await store.openCurrent();
  if (opened.state !== "ready") throw new Error("not ready");
  const files = sampleFiles("6");
  // The last one has its own bytes in the sample; here a link is what matters, so its content is of no tag.
  files.set("documents/shared.jsonl", opened.generation.reuse("documents/a0.jsonl"));
  await store.exclusively((writer) => writer.publish({ ...sample("6"), files }));
}

async function wholeTag(store: GenerationStore): Promise<string> {
  const { generation, problems } = await openReady(store);
  expect(problems).toEqual([]);
  const own = generation.names.filter((name) => name !== "documents/shared.jsonl");
  return tagOf({ ...generation, names: own });
}

type Schedule = Pick<Fault, "code" | "forGood">;
const FULL: Schedule = { code: "ENOSPC", forGood: false };
const BROKEN: Schedule = { code: "EIO", forGood: false };
const READ_ONLY: Schedule = { code: "EROFS", forGood: true };
const FORBIDDEN: Schedule = { code: "EACCES", forGood: true };

interface Task {
  readonly name: string;
  readonly run: (store: GenerationStore) => Promise<unknown>;
  /** Tags that may answer afterwards: before the switch, after it. */
  readonly tags: readonly string[];
  readonly leastSteps: number;
  readonly schedules: readonly Schedule[];
}

const tasks: Task[] = [
  {
    name: "a publication",
    run: publishSix,
    tags: ["5", "6"],
    leastSteps: 50,
    schedules: [FULL, BROKEN, READ_ONLY],
  },
  {
    name: "a rollback",
    run: (store) => store.exclusively((writer) => writer.rollback()),
    tags: ["5", "4"],
    leastSteps: 15,
    schedules: [BROKEN, FORBIDDEN],
  },
  {
    name: "a purge",
    run: (store) => store.exclusively((writer) => writer.purge()),
    tags: ["5", "5"],
    leastSteps: 25,
    schedules: [BROKEN, READ_ONLY],
  },
];

const cases = tasks.flatMap((task) => task.schedules.map((schedule) => ({ ...task, ...schedule })));

describe("whichever single step fails, one whole generation answers", () => {
  test.each(cases)("$name, $code, for good: $forGood", async ({ run, tags, leastSteps, ...schedule }) => {
    const origin = await filledFolder();
    const outcomes = { before: 0, after: 0, failed: 0 };
    for (let step = 1; ; step += 1) {
      const dataFolder = freshDataFolder();
      await cp(origin, dataFolder, { recursive: true });
      const disk = faultyDisk({ ...schedule, step });
      const failure: unknown = await run(sampleStore(dataFolder, disk.files, step)).then(
        () => undefined,
        (error: unknown) => error,
      );
      const healed = sampleStore(dataFolder, undefined, 1_000 + step);
      const tag = await wholeTag(healed);
      expect(tags, `step ${step}`).toContain(tag);
      outcomes[tag === tags[0] ? "before" : "after"] += 1;
      if (failure === undefined) expect(tag, `step ${step} succeeded`).toBe(tags[1]);
      else {
        outcomes.failed += 1;
        expect(failure, `step ${step}`).toBeInstanceOf(VerseError);
        expect(failure, `step ${step}`).toMatchObject({
          code: expect.stringMatching(/^(storage|bad-index)$/),
        });
        expect(String(failure), `step ${step}`).toMatch(/(run|Run|Give|Make|Check|set VERSE_DATA).*\.$/);
      }
      // A fault that passes leaves no half written folder, and none keeps the next writer out.
      if (!schedule.forGood && disk.failed()) await publishAgain(healed, dataFolder);
      if (!disk.failed()) {
        expect(step).toBeGreaterThan(leastSteps);
        break;
      }
    }
    expect(outcomes.failed).toBeGreaterThan(10);
    console.log(schedule.code, JSON.stringify(outcomes));
  });
});

async function publishAgain(store: GenerationStore, dataFolder: string): Promise<void> {
  await publish(store, "again");
  expect(tagOf((await openReady(store)).generation)).toBe("again");
  expect(await readdir(join(dataFolder, "building"))).toEqual([]);
  // The draft of a lock that could not be removed stays until its process, which is this one, has ended.
  const names = (await readdir(dataFolder)).filter((name) => !name.endsWith(".tmp"));
  expect(names.sort()).toEqual(["CURRENT", "building", "generations"]);
  expect((await store.list({ check: true })).filter(({ healthy }) => healthy !== true)).toEqual([]);
}
