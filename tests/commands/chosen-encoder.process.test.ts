import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { TINY_DIMENSION, writeTinyModel } from "../adapters/encoders/tiny-model.js";
import { temporaryFolder } from "../temporary-folder.js";
import { refusal, verse } from "./verse.js";

const QUESTION = "How many strategic measures are in the Shanghai jewelry action plan?";
const home = temporaryFolder();
const data = join(home, "data");
const folderOf = (name: string, settings: object): string => {
  writeTinyModel(join(home, name), { "encoder.json": { dimension: TINY_DIMENSION, ...settings } });
  return join(home, name);
};
const models = {
  mean: folderOf("mean", {}),
  cls: folderOf("cls", { pooling: "cls" }),
  wide: folderOf("wide", { dimension: 7 }),
  absent: join(home, "absent"),
};
const by = (encoder: string, ...words: string[]) => verse(data, words, { env: { VERSE_ENCODER: encoder } });
const status = async (encoder: string) => JSON.parse((await by(encoder, "status", "--json")).out);

describe("an encoder from a folder", () => {
  beforeAll(async () => {
    expect((await by("none", "index")).code).toBe(0);
  });

  it("that is set later makes a new generation, which says why, as does each after it", async () => {
    const before = await status(models.mean);
    expect(before.problems).toEqual([
      expect.stringMatching(/built with no encoder, .*onnx-folder\/\w+\. Run/),
    ]);
    const first = await by(models.mean, "index");
    expect([first.code, first.err]).toEqual([
      0,
      expect.stringMatching(/changed \(none before, onnx-folder\/\w+ now\): every text was encoded anew/),
    ]);
    const after = await status(models.mean);
    expect([after.healthy, after.generation === before.generation]).toEqual([true, false]);
    const asked = await by(models.cls, "ask", QUESTION);
    expect([asked.code, asked.out]).toEqual([0, expect.stringContaining("10 strategic measures")]);
    expect(asked.err).toMatch(
      /^The index was built with onnx-folder\/\w+ and questions are encoded with onnx-folder\/\w+: it is built anew\.$/m,
    );
    expect((await by(models.cls, "index", "--json")).out).toContain('"published":false');
  });

  it("that cannot be used leaves the status its index, and names the cure", async () => {
    const { generation } = await status(models.cls);
    const wide = await status(models.wide);
    const absent = await status(models.absent);
    for (const { healthy, documents, ...report } of [wide, absent]) {
      expect([healthy, report.generation, documents.length]).toEqual([false, generation, 5]);
    }
    expect(absent.problems).toEqual([expect.stringMatching(/has no model\.onnx\. Point VERSE_ENCODER/)]);
    const indexed = refusal(await by(models.wide, "index"));
    expect([indexed.code, indexed.message]).toEqual([
      2,
      expect.stringMatching(/another dimension.*encoder\.json/),
    ]);
    expect((await status(models.cls)).generation).toBe(generation);
  });
});
