import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { SEEDS, verse } from "../commands/verse.js";
import { temporaryFolder } from "../temporary-folder.js";

/** One story of a maintainer, told in order: each test goes on where the one before ended. */
const home = temporaryFolder();
const data = join(home, "data");
const documents = join(home, "documents");
const env = { VERSE_DOCUMENTS: documents };
const SECRET = "Cormorants may be fed on Thursdays only.";
const index = async (...words: string[]) => {
  const ran = await verse(data, ["index", "--json", ...words], { env });
  return { ...ran, result: JSON.parse(ran.out) };
};
const status = async () => {
  const ran = await verse(data, ["status", "--json"], { env });
  return { code: ran.code, report: JSON.parse(ran.out) };
};
const ask = async (question: string) =>
  JSON.parse((await verse(data, ["ask", "--json", question], { env })).out);
const counts = ({ added, changed, removed, unchanged }: Record<string, number>) => [
  added,
  changed,
  removed,
  unchanged,
];
/** Every file below a folder. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );
const generationsHolding = (words: string): string[] => {
  const folder = join(data, "generations");
  return readdirSync(folder).filter((id) =>
    filesIn(join(folder, id)).some((file) => readFileSync(file).includes(words)),
  );
};

beforeAll(() => cpSync(SEEDS, documents, { recursive: true }));

describe("publishing", () => {
  it("says with --dry-run what would be done and writes nothing", async () => {
    const { code, result } = await index("--dry-run");
    expect([code, result.published, result.generation, counts(result)]).toEqual([
      0,
      false,
      null,
      [5, 0, 0, 0],
    ]);
    expect(() => readdirSync(join(data, "generations"))).toThrow();
  });

  it("publishes, then has nothing to do", async () => {
    const first = await index();
    expect([first.code, first.result.published, counts(first.result)]).toEqual([0, true, [5, 0, 0, 0]]);
    expect(first.result.warnings.some((text: string) => /zhuji.*(?:lost|Damaged)/i.test(text))).toBe(true);
    const second = await index();
    expect([second.result.published, counts(second.result)]).toEqual([false, [0, 0, 0, 5]]);
    expect(second.result.generation).toBe(first.result.generation);
  });

  it("counts a new and a changed document, and answers from them", async () => {
    writeFileSync(join(documents, "birds.md"), `# Birds\n\n${SECRET}\n`);
    const file = join(documents, "luohu-gold-jewelry.txt");
    writeFileSync(file, `${readFileSync(file, "utf8")}\nThe district also has a museum of clocks.\n`);
    const { result } = await index();
    expect(counts(result)).toEqual([1, 1, 0, 4]);
    expect((await ask("When may cormorants be fed?")).quotes[0].text).toBe(SECRET);
    expect((await status()).report.documents).toHaveLength(6);
  });

  it("notices a change of the catalogue alone", async () => {
    const file = join(documents, "catalogue.yaml");
    writeFileSync(
      file,
      `${readFileSync(file, "utf8")}\n  birds.md: { title: Feeding of birds, kind: policy }\n`,
    );
    expect(counts((await index()).result)).toEqual([0, 1, 0, 5]);
    expect((await ask("When may cormorants be fed?")).quotes[0].document.title).toBe("Feeding of birds");
  });

  it("takes a withdrawn document out of answers and out of every file of the next generation", async () => {
    rmSync(join(documents, "birds.md"));
    const file = join(documents, "catalogue.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/\n {2}birds\.md:.*\n/, "\n"));
    const { result } = await index();
    expect(counts(result)).toEqual([0, 0, 1, 5]);
    expect((await ask("When may cormorants be fed?")).outcome).toBe("not-covered");
    for (const words of ["ormorants may be", "cormor", "birds"]) {
      // The report of what was removed names the document's id, nothing of its content.
      const where = filesIn(join(data, "generations", result.generation)).filter((path) =>
        readFileSync(path).includes(words),
      );
      expect(where.map((path) => path.split("/").pop())).toEqual(words === "birds" ? ["manifest.json"] : []);
    }
    expect(generationsHolding("ormorants may be")).toHaveLength(2);
  });

  it("rolls back to the generation before, which knows it again, and forward by name", async () => {
    const { report } = await status();
    const back = await verse(data, ["rollback"], { env });
    expect([back.code, back.out]).toEqual([0, expect.stringContaining("in use again")]);
    expect((await ask("When may cormorants be fed?")).outcome).toBe("answered");
    expect((await verse(data, ["rollback", report.generation], { env })).code).toBe(0);
    expect((await ask("When may cormorants be fed?")).outcome).toBe("not-covered");
    const unknown = await verse(data, ["rollback", "20200101T000000Z-000000"], { env });
    expect([unknown.code, unknown.out, /^\s+at /m.test(unknown.err)]).toEqual([2, "", false]);
  });

  it("keeps the last five generations and lists them newest first", async () => {
    for (let i = 0; i < 5; i++) {
      writeFileSync(join(documents, "counter.txt"), `This page was written ${i} times over.\n`);
      await index();
    }
    const { out } = await verse(data, ["generations", "--json"], { env });
    const list: { id: string; current: boolean; healthy: boolean }[] = JSON.parse(out);
    expect(list).toHaveLength(5);
    expect(list.map(({ id }) => id)).toEqual(
      list
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(list.map(({ current }) => current)).toEqual([true, false, false, false, false]);
    expect(generationsHolding("ormorants may be")).toEqual([]);
  });

  it("is unhealthy after a flipped byte, while answers come from the generation before", async () => {
    const { report } = await status();
    const victim = filesIn(join(data, "generations", report.generation))
      .filter((path) => path.includes("lexical"))
      .sort((a, b) => statSync(a).size - statSync(b).size)
      .pop();
    const path = String(victim);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    rmSync(path);
    writeFileSync(path, bytes);
    const damaged = await status();
    expect([damaged.code, damaged.report.healthy]).toEqual([1, false]);
    expect(damaged.report.problems.join(" ")).toContain(report.generation);
    const asked = await verse(
      data,
      ["ask", "--json", "Until when do Shanghai's jewelry zone measures stay in effect?"],
      { env },
    );
    const answer = JSON.parse(asked.out);
    expect([asked.code, answer.outcome]).toEqual([0, "answered"]);
    expect(answer.index.generation).not.toBe(report.generation);
    expect(asked.err).toContain("warning:");
    const plain = await verse(data, ["status"], { env });
    expect([plain.code, plain.out.split("\n")[0]]).toEqual([1, "NOT HEALTHY"]);
  });

  it("is healthy again after the next index, whatever it finds changed", async () => {
    const { result } = await index();
    expect(result.published).toBe(true);
    expect((await status()).report).toMatchObject({ healthy: true, problems: [] });
  });

  it("never leaves a file behind in the building folder", () => {
    expect(filesIn(join(data, "building"))).toEqual([]);
    expect(execFileSync("ls", ["-A", data], { encoding: "utf8" }).trim().split("\n")).toEqual([
      "CURRENT",
      "building",
      "generations",
    ]);
  });
});
