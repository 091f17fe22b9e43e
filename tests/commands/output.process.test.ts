import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { CLI, environment, refusal, SEEDS, verse } from "./verse.js";

const home = temporaryFolder();
const data = join(home, "data");
beforeAll(async () => {
  await verse(data, ["index"]);
});

describe("exit codes and streams", () => {
  const cases: readonly (readonly [readonly string[], number, "out" | "err", RegExp])[] = [
    [["--help"], 0, "out", /ask[\s\S]*index[\s\S]*rollback/],
    [["help", "ask"], 0, "out", /--as-of/],
    [["ask", "--help"], 0, "out", /--in-force-only/],
    [[], 2, "err", /Usage/],
    [["asks"], 2, "err", /unknown command 'asks'/],
    [["status", "--loud"], 2, "err", /unknown option/],
    [["status", "extra"], 2, "err", /too many arguments/],
    [["status"], 0, "out", /^healthy\n/],
    [["generations"], 0, "out", /^\* \d{8}T\d{6}Z-[0-9a-f]{6}/],
    [["rollback", "yesterday"], 2, "err", /[.]\s*$/],
    [["show"], 2, "err", /missing required argument/],
    [["show", "nothing"], 2, "err", /There is no document "nothing".*verse status/],
    [["show", "shanghai-jewelry-zone", "--range", "9-3"], 2, "err", /not a range/],
    [["show", "shanghai-jewelry-zone", "--range", "0-99999999"], 2, "err", /not a range/],
    [["eval", "gone.jsonl"], 2, "err", /There is no gone\.jsonl/],
    [["eval", SEEDS], 2, "err", /no readable qrels\.tsv/],
    [["eval", "gone.jsonl", "--min", "quote1"], 2, "err", /KEY=VALUE/],
  ];
  it.each(cases)("verse %j ends with %i", async (words, code, stream, expected) => {
    const ran = await verse(data, words);
    expect([ran.code, ran[stream === "out" ? "err" : "out"]]).toEqual([code, ""]);
    expect(ran[stream]).toMatch(expected);
    expect(ran.err).not.toMatch(/^\s+at /m);
  });

  it("a reader that stops reading is no fault", async () => {
    const child = spawn(process.execPath, [CLI, "show", "zhuji-pearl-industry"], {
      env: environment(data),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.stdout.destroy();
    const [code] = await once(child, "close");
    expect([code, err]).toEqual([0, ""]);
  });

  it("nothing is coloured outside a terminal, with or without NO_COLOR", async () => {
    for (const env of [{}, { NO_COLOR: "1" }, { FORCE_COLOR: "1" }] as Record<string, string>[]) {
      const { out, err } = await verse(data, ["ask", "Who issued the Shanghai plan?"], { env });
      expect(`${out}${err}`).not.toContain("\u001b");
    }
  });
});

describe("show", () => {
  it("prints exactly what is stored, whole or in part, as text or as data", async () => {
    const file = readFileSync(join(SEEDS, "luohu-gold-jewelry.txt"), "utf8");
    const whole = await verse(data, ["show", "luohu-gold-jewelry", "--json"]);
    const shown = JSON.parse(whole.out);
    expect([shown.text, shown.start, shown.end]).toEqual([file, 0, file.length]);
    const part = await verse(data, ["show", "luohu-gold-jewelry", "--range", "10-42"]);
    expect(part.out).toBe(`${file.slice(10, 42)}\n`);
  });
});

describe("chat", () => {
  it("asks line by line, leaves out what cannot be seen, and ends with the input", async () => {
    const input =
      "Until when do Shanghai's jewelry zone measures stay in effect?\nbad \u0007 bell\n\nexit\nnever asked\n";
    const { code, out, err } = await verse(data, ["chat"], { input });
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("March 31, 2030");
    expect(out).not.toContain("\u0007");
    expect(out).not.toContain("never asked");
  });
});

describe("eval", () => {
  const golden = join(home, "golden.jsonl");
  const lines = [
    {
      id: "a",
      question: "Until when do Shanghai's jewelry zone measures stay in effect?",
      gold: ["March 31, 2030"],
    },
    { id: "b", question: "Who is the mayor of Zhuji?", gold: ["no document says these words"] },
    { id: "c", kind: "none", question: "How many moons does Neptune have?" },
  ];

  it("prints the figures, writes the rows, and ends with 1 below a minimum", async () => {
    writeFileSync(golden, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    const rows = join(home, "rows.jsonl");
    const { code, out } = await verse(data, ["eval", golden, "--json", "--out", rows, "--min", "quote1=0.5"]);
    const figures = JSON.parse(out);
    expect([code, figures.n, figures.quote1, figures.refused]).toEqual([0, 3, 0.5, 1]);
    expect([figures.denied, figures.asserted, figures.quotesShown]).toEqual([
      expect.any(Number),
      0,
      expect.any(Number),
    ]);
    expect("ndcg10" in figures).toBe(false);
    const written = readFileSync(rows, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(written.map(({ id, outcome }) => [id, outcome !== undefined])).toEqual(
      lines.map(({ id }) => [id, true]),
    );
    const low = await verse(data, ["eval", golden, "--json", "--min", "quote1=0.51", "refused=1"]);
    expect([low.code, low.err]).toEqual([1, expect.stringContaining("quote1 is 0.5")]);
    const unknown = refusal(await verse(data, ["eval", golden, "--min", "beauty=1"]));
    expect([unknown.code, unknown.message.includes("beauty")]).toEqual([2, true]);
  });

  it("names file and line of a golden question that is none", async () => {
    const broken = join(home, "broken.jsonl");
    writeFileSync(broken, '{"id":"a","question":"Who?"}\n{"id":3}\n');
    const { code, message } = refusal(await verse(data, ["eval", broken]));
    expect([code, message.includes("broken.jsonl:2")]).toEqual([2, true]);
  });

  it("refuses a file for the rows that cannot be written", async () => {
    const { code, message, stack } = refusal(
      await verse(data, ["eval", golden, "--out", join(home, "no", "rows")]),
    );
    expect([code, stack, /cannot be written/.test(message)]).toEqual([2, false, true]);
  });
});
