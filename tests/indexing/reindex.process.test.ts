import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hnswGraphs } from "../../adapters/vectors/graph-port.js";
import { type Generation, generationStore } from "../../src/generations/generation-store.js";
import { buildIndex } from "../../src/indexing/build-index.js";
import { SILENT } from "../../src/indexing/progress.js";
import { denseIndexOf, storedVectors, VECTOR_FILES } from "../../src/indexing/vector-files.js";
import type { Encoder } from "../../src/retrieval/encoder.js";
import type { GraphPort } from "../../src/retrieval/vector-ports.js";
import { SEEDS } from "../commands/verse.js";
import { openReady } from "../generations/sample.js";
import { temporaryFolder } from "../temporary-folder.js";
import { apply, edit } from "./random-edits.js";

const DIMENSION = 16;
/** Equal texts get equal vectors, and hardly any two texts the same. */
const encoder: Encoder = {
  fingerprint: "sums-of-bytes",
  dimension: DIMENSION,
  scripts: "any",
  encode: async (texts) =>
    texts.map((text) => {
      const digest = createHash("sha256").update(text).digest();
      const vector = Float32Array.from({ length: DIMENSION }, (_, i) => (digest[i] ?? 0) - 128);
      const norm = Math.hypot(...vector);
      return vector.map((value) => value / norm);
    }),
  close: async () => undefined,
};

const storeIn = (data: string) =>
  generationStore({ dataFolder: data, now: () => new Date(), random: Math.random });
/** As if every file had lain there for long: only its stamp can tell that it has changed. */
const LATER = 10_000;

const holding = (generation: Generation, bytes: string | Buffer) =>
  readdirSync(dirname(generation.path("register.bin")), { recursive: true, encoding: "utf8" })
    .map((name) => join(dirname(generation.path("register.bin")), name))
    .filter((file) => statSync(file).isFile() && readFileSync(file).includes(bytes));

/** The passages' vectors, and their bytes as one text each. */
function vectorsOf(generation: Generation) {
  const stored = storedVectors(generation, generation.manifest.counts);
  if (stored === null) throw new Error("the generation has no vectors");
  const { buffer, byteOffset, byteLength } = stored.passages;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const width = DIMENSION * 4;
  const rows = new Set<string>();
  for (let at = 0; at < byteLength; at += width) rows.add(bytes.toString("latin1", at, at + width));
  return { stored, rows };
}

/** The exact scan answers then; starting a thread for every one of many small builds would take most of the time. */
const noGraph: GraphPort = {
  available: async () => false,
  build: async () => null,
  open: async () => null,
};

async function index(
  folder: string,
  data: string,
  full = false,
  graph: GraphPort = hnswGraphs,
  by: Encoder | null = encoder,
) {
  const options = {
    folder,
    full,
    dryRun: false,
    startedAt: Date.now() + LATER,
    dense: by && { encoder: by, graph },
  };
  const { result } = await buildIndex(storeIn(data), options, SILENT, () => 0);
  const { generation } = await openReady(storeIn(data));
  return { result, generation };
}

/** What must be equal however a generation came about: all but times of files and the graph that grew. */
function contentOf(generation: Generation): Record<string, string> {
  const names = generation.names.filter((name) => !/^register|hnsw$|labels/.test(name));
  const digest = (name: string) => createHash("sha256").update(generation.bytes(name)).digest("hex");
  return Object.fromEntries(names.sort().map((name) => [name, digest(name)]));
}

describe("indexing again", () => {
  it.each<[string, Encoder | null, string]>([
    ["words alone", null, "none"],
    ["another encoder", { ...encoder, fingerprint: "another" }, "another"],
  ])("with an encoder after %s encodes every text and says why", async (_, before, name) => {
    const home = temporaryFolder();
    await index(SEEDS, join(home, "changed"), false, noGraph, before);
    const changed = await index(SEEDS, join(home, "changed"), false, noGraph);
    const anew = await index(SEEDS, join(home, "anew"), true, noGraph);
    expect([changed.result.encoded, changed.result.reused]).toEqual([
      anew.result.encoded,
      anew.result.reused,
    ]);
    expect(changed.result.encoded).toBeGreaterThan(0);
    const why = `The encoder has changed (${name} before, ${encoder.fingerprint} now): every text was encoded anew.`;
    expect(changed.result.warnings).toContain(why);
    expect(anew.result.warnings).not.toContain(why);
    expect(contentOf(changed.generation)).toEqual(contentOf(anew.generation));
  });

  it("without an encoder after one says that words alone are left", async () => {
    const data = join(temporaryFolder(), "data");
    await index(SEEDS, data, false, noGraph);
    const { result, generation } = await index(SEEDS, data, false, noGraph, null);
    const why = `The encoder has changed (${encoder.fingerprint} before, none now): passages are found by their words alone.`;
    expect([result.published, result.warnings[0], generation.manifest.encoder]).toEqual([true, why, null]);
  });

  it("builds the vector index once it can be, though no document has changed, and says why", async () => {
    const data = join(temporaryFolder(), "data");
    const without = await index(SEEDS, data, false, noGraph);
    const withIt = await index(SEEDS, data);
    expect([without, withIt].map(({ generation }) => generation.has(VECTOR_FILES.graph))).toEqual([
      false,
      true,
    ]);
    expect(withIt.result).toMatchObject({ published: true, unchanged: 5, encoded: 0 });
    expect(withIt.result.warnings[0]).toContain("hnswlib-node, which was missing before");
    expect((await index(SEEDS, data)).result.published).toBe(false);
    // A machine without it leaves the index of another as it is.
    expect((await index(SEEDS, data, false, noGraph)).result.published).toBe(false);
  });

  it("gives the files of a full build, whatever was changed, added, moved and removed, run after run", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
        async (runs) => {
          const home = temporaryFolder();
          const folder = join(home, "documents");
          mkdirSync(folder);
          writeFileSync(
            join(folder, "always.txt"),
            "This page is always here. The hotel in Paris has a fee.\n",
          );
          await index(folder, join(home, "grown"), false, noGraph);
          for (const edits of runs) {
            for (const change of edits) apply(folder, change);
            const grown = await index(folder, join(home, "grown"), false, noGraph);
            // The same data folder too, so that a file that cannot be read any more stays in both.
            cpSync(join(home, "grown"), join(home, "anew"), { recursive: true });
            const anew = await index(folder, join(home, "anew"), true, noGraph);
            rmSync(join(home, "anew"), { recursive: true });
            expect(contentOf(grown.generation)).toEqual(contentOf(anew.generation));
            expect(grown.generation.manifest.counts).toEqual(anew.generation.manifest.counts);
            expect(grown.result.warnings).toEqual(anew.result.warnings);
          }
        },
      ),
      { numRuns: 6 },
    );
  });

  it("encodes, writes and links what the change makes necessary, and no more", async () => {
    const home = temporaryFolder();
    const folder = join(home, "documents");
    cpSync(SEEDS, folder, { recursive: true });
    const data = join(home, "data");
    const first = await index(folder, data);
    writeFileSync(join(folder, "birds.md"), "# Birds\n\nCormorants may be fed on Thursdays only.\n");
    const second = await index(folder, data);
    expect([second.result.added, second.result.unchanged, second.result.encoded]).toEqual([1, 5, 1]);
    const rows = second.generation.manifest.counts;
    expect(second.result.reused).toBe(rows.passages + rows.sentences - 1);
    const inode = (generation: Generation, name: string) => statSync(generation.path(name)).ino;
    const shared = second.generation.names.filter(
      (name) =>
        first.generation.has(name) && inode(first.generation, name) === inode(second.generation, name),
    );
    const shards = first.generation.names.filter((name) => name.startsWith("documents/"));
    expect(shards.filter((name) => shared.includes(name)).length).toBeGreaterThanOrEqual(shards.length - 1);
    renameSync(join(folder, "birds.md"), join(folder, "fowl.md"));
    const third = await index(folder, data);
    expect([third.result.added, third.result.removed, third.result.encoded]).toEqual([1, 1, 0]);
    expect((await index(folder, data)).result.published).toBe(false);
  });

  it("leaves nothing of a withdrawn document, neither its text nor its terms", async () => {
    const home = temporaryFolder();
    const folder = join(home, "documents");
    cpSync(SEEDS, folder, { recursive: true });
    writeFileSync(join(folder, "birds.md"), "# Birds\n\nCormorants quetzal may be fed on Thursdays only.\n");
    const data = join(home, "data");
    const before = await index(folder, data);
    rmSync(join(folder, "birds.md"));
    const after = await index(folder, data);
    expect(after.result.removed).toBe(1);
    for (const words of ["ormorants", "cormor", "quetzal"]) {
      expect(holding(before.generation, words).length).toBeGreaterThan(0);
      expect(holding(after.generation, words)).toEqual([]);
    }
  });

  it("leaves no vector of withdrawn and changed texts, and finds those that stay", async () => {
    const home = temporaryFolder();
    const folder = join(home, "documents");
    mkdirSync(folder);
    const page = (n: number, price: number) =>
      writeFileSync(join(folder, `${n}.md`), `# Rule ${n}\n\nA hotel in zone ${n} costs ${price} euros.\n`);
    for (let n = 0; n < 320; n++) page(n, 100);
    const data = join(home, "data");
    let last = await index(folder, data);
    // Several runs, so that what one leaves out does not come back with the next.
    for (let run = 0; run < 3; run++) {
      const before = vectorsOf(last.generation);
      for (let n = run; n < 30; n += 6) rmSync(join(folder, `${n}.md`));
      for (let n = 30 + run; n < 60; n += 6) page(n, 200 + run);
      last = await index(folder, data);
      expect([last.result.removed, last.result.changed]).toEqual([5, 5]);
      const after = vectorsOf(last.generation);
      expect((after.stored.graph?.labels ?? 0) - after.rows.size).toBe(10 * (run + 1));
      const gone = [...before.rows].filter((row) => !after.rows.has(row));
      expect(gone).toHaveLength(10);
      for (const row of gone) expect(holding(last.generation, Buffer.from(row, "latin1"))).toEqual([]);
      for (const row of [...after.rows].slice(0, 3))
        expect(holding(last.generation, Buffer.from(row, "latin1"))).toHaveLength(2);
      const { search } = await denseIndexOf(after.stored, hnswGraphs);
      expect(search.kind).toBe("hnsw");
      for (let row = 0; row < search.rows; row++) {
        const vector = after.stored.passages.subarray(row * DIMENSION, (row + 1) * DIMENSION);
        expect(search.search(vector, 1, null)[0]?.score).toBeCloseTo(1, 5);
      }
    }
  });
});
