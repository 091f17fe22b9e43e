// Covers: onnx/exact-integers.ts, onnx/quantise-columns.ts, onnx/runtime.ts, onnx/session.ts, thread/model-here.ts
// Covers: thread/model-thread.ts, thread/open-model.ts, thread/thread.ts, use-lite/graph.ts
// Covers: use-lite/model.ts, use-lite/package-fault.ts, use-lite/weights.ts
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  openEmbeddedEncoder,
  packageFolder,
  startEncoderThread,
} from "../../../adapters/encoders/embedded.js";
import type { Precision } from "../../../adapters/encoders/use-lite/fingerprint.js";
import { encoderContract } from "../../contracts/encoder-contract.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { startDyingThread } from "./dying-thread.js";
import { packageModel } from "./package-runtime.js";

const dataFolder = temporaryFolder();
const PRECISIONS: readonly Precision[] = ["fp32", "int8"];

for (const precision of PRECISIONS) {
  encoderContract(`the embedded encoder (${precision})`, async () =>
    openEmbeddedEncoder({ dataFolder, precision }),
  );
}

encoderContract("the embedded encoder in its caller's thread", async () =>
  openEmbeddedEncoder({ dataFolder, inProcess: true }),
);

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe("the vectors of the embedded encoder", () => {
  const texts = [
    "a",
    "How many days of annual leave does an employee have?",
    "Travel expenses: 30 days, :30, 10:00, (see § 4)",
    "The rule on annual leave, called 年休假 there, has a section of its own.",
    "The quick brown fox jumps over the lazy dog. ".repeat(30),
    "Receipts are kept for ten years, and a copy is sent to the finance department. ".repeat(3),
  ];

  it.each([
    ["fp32", 0.99999],
    ["int8", 0.998],
  ] as const)("in %s have a cosine above %d with the package's own", async (precision, least) => {
    const encoder = openEmbeddedEncoder({ dataFolder, precision });
    const ours = await encoder.encode(texts, "index");
    await encoder.close();
    const model = await packageModel();
    for (const [i, text] of texts.entries()) {
      const theirs = (await model.embed([text]))[0] ?? [];
      expect(dot(ours[i] ?? [], theirs)).toBeGreaterThan(least);
    }
  });

  it("in int8 are the same to the last bit whatever shares their batch", async () => {
    const encoder = openEmbeddedEncoder({ dataFolder, precision: "int8" });
    const together = await encoder.encode(texts, "index");
    for (const [i, text] of texts.entries()) {
      expect((await encoder.encode([text], "question"))[0]).toEqual(together[i]);
    }
    await encoder.close();
  });

  it("are the same to the last bit in a thread of their own and in the caller's", async () => {
    const threaded = openEmbeddedEncoder({ dataFolder });
    const inline = openEmbeddedEncoder({ dataFolder, inProcess: true });
    expect(inline.fingerprint).toBe(threaded.fingerprint);
    expect(await inline.encode(texts, "question")).toEqual(await threaded.encode(texts, "question"));
    await Promise.all([threaded.close(), inline.close()]);
  });

  it("never mix: each precision has its own fingerprint", () => {
    const prints = PRECISIONS.map((precision) => openEmbeddedEncoder({ dataFolder, precision }).fingerprint);
    expect(new Set(prints).size).toBe(PRECISIONS.length);
  });
});

describe("the encoder's thread", () => {
  it("is replaced when it dies, and its work is repeated", async () => {
    let starts = 0;
    const encoder = openEmbeddedEncoder({
      dataFolder,
      startThread: (setup) => {
        starts += 1;
        return starts === 1 ? startDyingThread(setup, 3) : startEncoderThread(setup);
      },
    });
    await encoder.start();
    const texts = Array.from({ length: 64 }, (_, i) => `a passage of some length about policy ${i}`);
    const vectors = await encoder.encode(texts, "index");
    expect(starts).toBe(2);
    expect(vectors).toHaveLength(texts.length);
    for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 5);
    await encoder.close();
  });

  it("that dies whenever it works is given up after three tries", async () => {
    let starts = 0;
    const encoder = openEmbeddedEncoder({
      dataFolder,
      startThread: (setup) => {
        starts += 1;
        return startDyingThread(setup, 1);
      },
    });
    await expect(encoder.encode(["a question"], "question")).rejects.toMatchObject({ code: "encoder" });
    expect(starts).toBeLessThanOrEqual(4);
    await encoder.close();
  });

  it("that cannot find its model says what to do", async () => {
    const encoder = openEmbeddedEncoder({
      dataFolder,
      startThread: () =>
        startEncoderThread({
          kind: "use-lite",
          packageFolder: join(dataFolder, "nowhere"),
          modelFolder: join(dataFolder, "nowhere-else"),
          precision: "int8",
          threads: 1,
        }),
    });
    await expect(encoder.start()).rejects.toMatchObject({ code: "encoder", cure: /npm ci/ });
    await encoder.close();
  });

  it("lets the process end by itself, closed or not, at work or not", async () => {
    const module = new URL("../../../dist/adapters/encoders/embedded.js", import.meta.url);
    const program = `import { openEmbeddedEncoder } from ${JSON.stringify(module.href)};
      const encoder = openEmbeddedEncoder({ dataFolder: ${JSON.stringify(dataFolder)} });
      const [vector] = await encoder.encode(["a question"], "question");
      if (process.argv[1] === "busy") {
        const texts = Array.from({ length: 64 }, (_, i) => ("policy " + i + " ").repeat(60));
        encoder.encode(texts, "index").catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      if (process.argv[1] !== "leave") await encoder.close();
      console.log(vector.length);`;
    for (const ending of ["close", "leave", "busy"]) {
      const child = spawn(process.execPath, ["--input-type=module", "-e", program, ending]);
      let output = "";
      child.stdout.on("data", (chunk) => (output += chunk));
      child.stderr.on("data", (chunk) => (output += chunk));
      const code = await new Promise((resolve) => child.on("exit", resolve));
      expect([code, output.trim()]).toEqual([0, "512"]);
    }
  });
});

describe("a package that is not installed", () => {
  it("is an encoder error with its cure", () => {
    expect(() => packageFolder("no-such-runtime")).toThrow(
      expect.objectContaining({ code: "encoder", cure: expect.stringMatching(/npm ci/) }),
    );
  });
});

describe("the encoder's model file", () => {
  const open = (folder: string) => openEmbeddedEncoder({ dataFolder: folder, precision: "int8" });
  const modelIn = (folder: string): string => {
    const name = readdirSync(join(folder, "encoder")).find((file) => file.endsWith(".onnx"));
    if (name === undefined) throw new Error("no model was written");
    return join(folder, "encoder", name);
  };
  const startOnce = async (folder: string): Promise<void> => {
    const encoder = open(folder);
    await encoder.start();
    await encoder.close();
  };

  it.each<[string, (path: string) => Promise<void>]>([
    ["cut short", (path) => truncate(path, 1000)],
    [
      "changed in one byte",
      async (path) => {
        const bytes = await readFile(path);
        bytes[5_000_000] = (bytes[5_000_000] ?? 0) ^ 1;
        await writeFile(path, bytes);
      },
    ],
    ["without its seal", (path) => writeFile(`${path}.sha256`, "")],
  ])("is written again when it is %s", async (_, damage) => {
    const folder = temporaryFolder();
    await startOnce(folder);
    const sound = await readFile(modelIn(folder));
    await damage(modelIn(folder));
    await startOnce(folder);
    expect((await readFile(modelIn(folder))).equals(sound)).toBe(true);
  });

  it("may be written by several at once", async () => {
    const folder = temporaryFolder();
    await Promise.all([startOnce(folder), startOnce(folder), startOnce(folder)]);
    const files = readdirSync(join(folder, "encoder"));
    expect(files.sort().map((file) => file.replace(/-[0-9a-f]{12}/, ""))).toEqual([
      "use-lite-int8.onnx",
      "use-lite-int8.onnx.sha256",
    ]);
    await startOnce(folder);
  });

  it("that cannot be written is a storage error with its cure", async () => {
    const folder = temporaryFolder();
    await writeFile(join(folder, "encoder"), "a file where a folder should be");
    const encoder = open(folder);
    await expect(encoder.start()).rejects.toMatchObject({ code: "storage", cure: /VERSE_DATA/ });
    await encoder.close();
  });
});
