import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { refusal, verse } from "./verse.js";

const QUESTION = "Until when do Shanghai's jewelry zone measures stay in effect?";

async function published(): Promise<string> {
  const data = join(temporaryFolder(), "data");
  expect((await verse(data, ["index"])).code).toBe(0);
  return data;
}

/** Rewrites the one generation's manifest as another version of the program would have written it. */
function writtenByFormat(data: string, format: number): string {
  const [id = ""] = readdirSync(join(data, "generations"));
  const file = join(data, "generations", id, "manifest.json");
  const text = JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), format });
  writeFileSync(file, text);
  const sum = createHash("sha256").update(text).digest("hex");
  writeFileSync(join(data, "CURRENT"), `${id} ${sum}\n`);
  return id;
}

describe("a data folder", () => {
  it("that is a file", async () => {
    const data = join(temporaryFolder(), "data");
    writeFileSync(data, "precious");
    for (const words of [["ask", QUESTION], ["index"], ["status"], ["generations"], ["rollback"]]) {
      const { code, out, message, stack } = refusal(await verse(data, words));
      expect([words[0], code, out, stack]).toEqual([words[0], 2, "", false]);
      expect(message).toMatch(
        /A file stands in the way of the data folder.*Move that file away, or set VERSE_DATA/,
      );
    }
    expect(readFileSync(data, "utf8")).toBe("precious");
  });

  it("that is read-only still answers, and says so when something must be written", async () => {
    const disk = temporaryFolder();
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], { stdio: "pipe" });
    } catch (error) {
      return console.log(
        `skipped: no disk could be mounted (${error instanceof Error ? error.message.split("\n")[0] : error})`,
      );
    }
    try {
      const data = join(disk, "data");
      const remount = (mode: string) =>
        execFileSync("mount", ["-o", `remount,${mode}`, disk], { stdio: "pipe" });
      remount("ro");
      const empty = refusal(await verse(data, ["ask", QUESTION]));
      expect([empty.code, empty.out, empty.stack]).toEqual([2, "", false]);
      expect(empty.message).toMatch(/read-only.*VERSE_DATA/);
      remount("rw");
      expect((await verse(data, ["index"])).code).toBe(0);
      remount("ro");
      expect((await verse(data, ["ask", QUESTION])).code).toBe(0);
      expect((await verse(data, ["status"])).code).toBe(0);
      for (const words of [["index", "--full"], ["rollback"]]) {
        const { code, message, stack } = refusal(await verse(data, words));
        expect([words[0], code, stack]).toEqual([words[0], 2, false]);
        expect(message).toMatch(/read-only.*VERSE_DATA/s);
      }
    } finally {
      execFileSync("umount", [disk]);
    }
  });

  it("of a newer version is refused and left as it is", async () => {
    const data = await published();
    const id = writtenByFormat(data, 999);
    const { code, out, message, stack } = refusal(await verse(data, ["ask", QUESTION]));
    expect([code, out, stack]).toEqual([2, "", false]);
    expect(message).toMatch(/newer version/);
    expect(readdirSync(join(data, "generations"))).toEqual([id]);
    expect((await verse(data, ["status"])).code).toBe(1);
  });

  it("of an older version is built anew by itself", async () => {
    const data = await published();
    writtenByFormat(data, 0);
    const { code, err } = await verse(data, ["ask", QUESTION]);
    expect([code, err.includes("Publishing: 1 of 1")]).toEqual([0, true]);
  });

  it("that another process is writing to still answers; a second writer is refused by the first one's name", async () => {
    const data = await published();
    const holder = spawn(process.execPath, [join(import.meta.dirname, "hold-lock.mjs"), data]);
    try {
      await once(holder.stdout, "data");
      expect((await verse(data, ["ask", QUESTION])).code).toBe(0);
      for (const words of [["index", "--full"], ["rollback"]]) {
        const { code, out, message, stack } = refusal(await verse(data, words));
        expect([words[0], code, out, stack]).toEqual([words[0], 2, "", false]);
        expect(message).toContain(String(holder.pid));
        expect(message).toMatch(/[.]$/);
      }
    } finally {
      holder.kill("SIGKILL");
      await once(holder, "close");
    }
    // A writer that was killed holds nothing.
    expect((await verse(data, ["index", "--full"])).code).toBe(0);
  });

  it("with nothing in it: status is unhealthy and says what to do, rollback is refused", async () => {
    const data = join(temporaryFolder(), "data");
    mkdirSync(data);
    const { code, out } = await verse(data, ["status", "--json"]);
    expect([code, JSON.parse(out).healthy]).toEqual([1, false]);
    expect(JSON.parse(out).problems.join(" ")).toContain("verse index");
    const { code: refused, message } = refusal(await verse(data, ["rollback"]));
    expect([refused, message.length > 0]).toEqual([2, true]);
    expect(readdirSync(data).filter((name) => name !== "building" && name !== "generations")).toEqual([]);
  });
});
