import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { answerSchema } from "../../src/index.js";
import { temporaryFolder } from "../temporary-folder.js";
import { refusal, SEEDS, verse } from "./verse.js";

const home = temporaryFolder();
const data = join(home, "data");
const documents = join(home, "documents");
const env = { VERSE_DOCUMENTS: documents };
const WEAK = "Which district hosts the zone?";
const STRONG = "How many strategic measures are in the Shanghai jewelry action plan?";

const file = (name: string, rows: readonly object[]): string => {
  const path = join(home, name);
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return path;
};
const outcome = async (question: string): Promise<string> => {
  const { out } = await verse(data, ["ask", "--json", question], { env });
  return answerSchema.parse(JSON.parse(out)).outcome;
};
const generation = (): string =>
  join(data, "generations", readFileSync(join(data, "CURRENT"), "utf8").match(/\d{8}[\w-]+/)?.[0] ?? "");

beforeAll(async () => {
  mkdirSync(documents);
  for (const name of readdirSync(SEEDS)) copyFileSync(join(SEEDS, name), join(documents, name));
  await verse(data, ["index"], { env });
});

describe("verse calibrate", () => {
  const golden = () =>
    file("golden.jsonl", [
      { id: "a", question: STRONG },
      { id: "b", kind: "none", question: WEAK },
    ]);

  it("chooses bounds from the questions, draws the curve and publishes them over linked files", async () => {
    expect(await outcome(WEAK)).not.toBe("not-covered");
    const before = generation();
    const curve = join(home, "curve.svg");
    const { code, out, err } = await verse(data, ["calibrate", golden(), "--curve", curve, "--json"], {
      env,
    });
    expect([code, err]).toEqual([0, ""]);
    const [fitted] = JSON.parse(out).calibration;
    expect(fitted).toMatchObject({ kind: "lexical", kept: 1, refused: 1 });
    expect(fitted.refuse).toBeGreaterThan(0.33);
    expect(readFileSync(curve, "utf8")).toContain(`refuse ${fitted.refuse.toFixed(3)}`);
    const after = generation();
    expect(after).not.toBe(before);
    const words = join("lexical", readdirSync(join(after, "lexical"))[0] ?? "");
    expect(statSync(join(after, words)).ino).toBe(statSync(join(before, words)).ino);
  });

  it("so that an answer becomes a refusal, also after the index has grown", async () => {
    expect([await outcome(WEAK), await outcome(STRONG)]).toEqual(["not-covered", "answered"]);
    const calibrated = generation();
    writeFileSync(join(documents, "canteen.txt"), "Canteen rules\n\nThe canteen opens at noon.\n");
    expect((await verse(data, ["index"], { env })).code).toBe(0);
    expect(generation()).not.toBe(calibrated);
    expect([await outcome(WEAK), await outcome(STRONG)]).toEqual(["not-covered", "answered"]);
    expect((await verse(data, ["index", "--full"], { env })).code).toBe(0);
    expect(await outcome(WEAK)).toBe("not-covered");
    const { out } = await verse(data, ["eval", golden(), "--json", "--curve", join(home, "eval.svg")], {
      env,
    });
    expect(JSON.parse(out)).toMatchObject({ kept: 1, refused: 1 });
    expect(readFileSync(join(home, "eval.svg"), "utf8")).toContain("100 % of 1 at refuse");
  });

  it("no longer where the encoder changes, which says so", async () => {
    const { code, err } = await verse(data, ["index"], { env: { ...env, VERSE_ENCODER: "embedded" } });
    expect([code, err]).toEqual([0, expect.stringMatching(/verse calibrate.*calibrate again/)]);
    const back = await verse(data, ["index"], { env });
    expect(back.err).not.toContain("calibrate again");
  });

  it("prints bounds and counts for a person", async () => {
    const { out } = await verse(data, ["calibrate", golden(), "--keep", "1"], { env });
    expect(out).toMatch(
      /^lexical +refuse 0\.\d{3} {2}hedge 0\.\d{3} {2}kept 1 of 1 \(100\.0 %\) {2}refused 1 of 1/,
    );
    expect(out).toMatch(/Published generation \S+ with these bounds\.\n$/);
  });

  it.each([
    ["no question to refuse", [{ id: "a", question: STRONG }], [], /no question of kind "none"/],
    ["nothing but them", [{ id: "a", kind: "none", question: WEAK }], [], /no question that can be answered/],
    ["no questions", [], [], /has no questions\. Write golden questions of both sorts/],
    ["a line that is none", [{ question: 7 }], [], /:1 is not a golden question/],
    ["too large a share", [{ id: "a", question: STRONG }], ["--keep", "1.5"], /not a share of questions/],
  ])("refuses a file with %s and publishes nothing", async (_, rows, flags, expected) => {
    const before = generation();
    const ran = await verse(data, ["calibrate", file("wrong.jsonl", rows), ...flags], { env });
    const { code, out, message, stack } = refusal(ran);
    expect([code, out, stack]).toEqual([2, "", false]);
    expect(message).toMatch(expected);
    expect(generation()).toBe(before);
  });

  it("names a missing file before it builds an index", async () => {
    const empty = join(temporaryFolder(), "data");
    const { code, err } = await verse(empty, ["calibrate", join(home, "absent.jsonl")], { env });
    expect([code, err.includes("Reading")]).toEqual([2, false]);
    expect(err).toMatch(/absent\.jsonl cannot be read\. Name a \.jsonl file/);
  });
});
