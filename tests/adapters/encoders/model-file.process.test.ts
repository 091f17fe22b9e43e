import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";

const CHILD = fileURLToPath(new URL("start-encoder.mjs", import.meta.url));
const UNIT = "1.0000";
const filesIn = (data: string): string[] => {
  const folder = join(data, "encoder");
  return existsSync(folder) ? readdirSync(folder).sort() : [];
};
const SEALED = [
  expect.stringMatching(/^use-lite-int8-\w+\.onnx$/),
  expect.stringMatching(/^use-lite-int8-\w+\.onnx\.sha256$/),
];

/** A process that asks for a vector; `kilobytes` limits the files that it may write. */
function start(data: string, kilobytes = 0) {
  const shell = `${kilobytes > 0 ? `ulimit -f ${kilobytes * 2}; ` : ""}exec "$@"`;
  const child = spawn("sh", ["-c", shell, "sh", process.execPath, CHILD, data], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  const ended = new Promise<string>((resolve) => child.on("close", () => resolve(out.trim())));
  return { kill: () => child.kill("SIGKILL"), ended };
}

describe("the encoder's model file, written by processes", () => {
  it("is made anew after one was killed in the middle of writing it", async () => {
    const data = temporaryFolder();
    const { kill, ended } = start(data);
    const isWriting = (): boolean => filesIn(data).some((file) => /\.onnx\.\d+-\d+\.tmp$/.test(file));
    while (!isWriting()) await pause(0);
    kill();
    expect(await ended).toBe("");
    expect(filesIn(data)).toEqual([expect.stringMatching(/\.tmp$/)]);
    expect(await start(data).ended).toBe(UNIT);
    expect(filesIn(data)).toEqual(SEALED);
  });

  it("may be written by two at once", async () => {
    const data = temporaryFolder();
    expect(await Promise.all([start(data).ended, start(data).ended])).toEqual([UNIT, UNIT]);
    expect(filesIn(data)).toEqual(SEALED);
  });

  it("that the disk does not take is a storage error with its cure, and the next process makes it", async () => {
    const data = temporaryFolder();
    expect(await start(data, 4_000).ended).toMatch(/^storage The encoder's model file .*EFBIG.*VERSE_DATA/);
    expect(filesIn(data)).toEqual([]);
    expect(await start(data).ended).toBe(UNIT);
  });
});
