import { expect, test } from "vitest";
import { diskFileSystem } from "../../src/generations/file-system.js";
import { freshDataFolder, openReady, publish, sample, sampleStore, tagOf } from "./sample.js";

test("a reader whose generation is replaced and purged between two files starts again from CURRENT", async () => {
  const dataFolder = freshDataFolder();
  const writer = sampleStore(dataFolder);
  await publish(writer, "old");
  // Before each of the first reads in turn, a writer gets ahead of the reader.
  for (let overtaken = 1; overtaken <= 6; overtaken += 1) {
    let reads = 0;
    const files = {
      ...diskFileSystem,
      async read(path: string) {
        reads += 1;
        if (reads === overtaken)
          await writer.exclusively(async (writing) => {
            await writing.publish(sample(`new${overtaken}`));
            await writing.purge();
          });
        return diskFileSystem.read(path);
      },
    };
    const { generation, problems } = await openReady(sampleStore(dataFolder, files));
    expect([tagOf(generation), problems]).toEqual([`new${overtaken}`, []]);
  }
});

test("two readers, a writer that publishes and purges: each opening is one whole generation in use", async () => {
  const dataFolder = freshDataFolder();
  const writer = sampleStore(dataFolder);
  await publish(writer, "0");
  let done = false;
  let opened = 0;
  const read = async () => {
    const reader = sampleStore(dataFolder);
    let last = 0;
    while (!done) {
      const { generation, problems } = await openReady(reader);
      expect(problems).toEqual([]);
      const tag = Number(tagOf(generation));
      expect(tag).toBeGreaterThanOrEqual(last);
      last = tag;
      opened += 1;
      expect((await reader.list({ check: false })).filter(({ healthy }) => healthy === false)).toEqual([]);
    }
  };
  const write = async () => {
    for (let tag = 1; tag <= 40; tag += 1) {
      await writer.exclusively(async (writing) => {
        await writing.publish(sample(String(tag)));
        await writing.purge();
      });
    }
    done = true;
  };
  await Promise.all([read(), read(), write()]);
  expect(opened).toBeGreaterThan(20);
});
