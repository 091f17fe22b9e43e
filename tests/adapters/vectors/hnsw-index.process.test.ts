import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openEmbeddedEncoder } from "../../../adapters/encoders/embedded.js";
import { buildHnswFile } from "../../../adapters/vectors/hnsw-build.js";
import {
  checkHnswFile,
  ELEMENT_LINK_BYTES,
  elementBytesOf,
  HEADER_BYTES,
} from "../../../adapters/vectors/hnsw-file.js";
import { openHnswIndex } from "../../../adapters/vectors/hnsw-index.js";
import { planLabels, vectorKeys } from "../../../src/retrieval/vectors/label-plan.js";
import type { VectorIndex } from "../../../src/retrieval/vectors/vector-index.js";
import {
  bruteForce,
  matrixOf,
  randomNumbers,
  unitVectors,
  vectorIndexContract,
} from "../../contracts/vector-index-contract.js";
import { temporaryFolder } from "../../temporary-folder.js";

const folder = temporaryFolder();
let files = 0;
const newPath = (): string => {
  files += 1;
  return join(folder, `vectors-${files}.hnsw`);
};

const opened = async (index: Promise<VectorIndex | null>): Promise<VectorIndex> => {
  const found = await index;
  if (found === null) throw new Error("hnswlib-node is not installed");
  return found;
};

const writeFresh = async (vectors: readonly Float32Array[], dimension: number) => {
  const path = newPath();
  const matrix = matrixOf(vectors, dimension);
  const labels = planLabels(null, vectorKeys(matrix, dimension));
  await buildHnswFile({ path, base: null, plan: labels, matrix, dimension });
  return { path, matrix, dimension, labels };
};

vectorIndexContract("hnswlib's graph", async (vectors, dimension) =>
  opened(openHnswIndex(await writeFresh(vectors, dimension))),
);

const DIMENSION = 24;
const VECTORS_AT = HEADER_BYTES + ELEMENT_LINK_BYTES;

/** The bytes of vectors that lie `step` apart, each as a text. */
const vectorTexts = (bytes: Buffer, step = DIMENSION * 4, start = 0): string[] =>
  Array.from({ length: Math.ceil((bytes.length - start) / step) }, (_, i) =>
    bytes.toString("latin1", start + i * step, start + i * step + DIMENSION * 4),
  );

const vectors = unitVectors(600, DIMENSION, randomNumbers(21));

describe("a graph that goes on from the last one", () => {
  it("finds what was added, not what was deleted, holds kept vectors only, and survives several rounds", async () => {
    // More than are read from the file at a time.
    let rows = unitVectors(1100, DIMENSION, randomNumbers(22));
    let files = await writeFresh(rows, DIMENSION);
    const random = randomNumbers(5);
    for (let round = 0; round < 3; round += 1) {
      const added = unitVectors(20, DIMENSION, random);
      const last = { ...files.labels, keys: vectorKeys(files.matrix, DIMENSION) };
      rows = [...added, ...rows.slice(30)];
      const matrix = matrixOf(rows, DIMENSION);
      const plan = planLabels(last, vectorKeys(matrix, DIMENSION));
      expect([plan.rebuild, plan.deleted.length, plan.addedRows.length]).toEqual([false, 30, 20]);
      const path = newPath();
      await buildHnswFile({ path, base: files.path, plan, matrix, dimension: DIMENSION });
      files = { path, matrix, dimension: DIMENSION, labels: plan };
      const kept = new Set(vectorTexts(Buffer.from(matrix.buffer)));
      const inFile = vectorTexts(readFileSync(path), elementBytesOf(DIMENSION), VECTORS_AT);
      expect(inFile.slice(0, plan.labels).filter((vector) => !kept.has(vector))).toEqual([]);
      const index = await opened(openHnswIndex(files));
      for (const question of [...added, ...unitVectors(20, DIMENSION, random)]) {
        const found = index.search(question, 10, null).map((hit) => hit.row);
        expect(found).toEqual(bruteForce(rows, question, 10, null).map((hit) => hit.row));
      }
    }
  });
});

describe("a search among allowed rows", () => {
  it("finds them also where all that is near is not allowed", async () => {
    const index = await opened(openHnswIndex(await writeFresh(vectors, DIMENSION)));
    const [question = new Float32Array(DIMENSION)] = unitVectors(1, DIMENSION, randomNumbers(4));
    const farthest = bruteForce(vectors, question, vectors.length, null).slice(300);
    const allowed = Uint32Array.from(farthest, ({ row }) => row).sort();
    const rows = index.search(question, 10, allowed).map(({ row }) => row);
    expect(rows).toEqual(farthest.slice(0, 10).map(({ row }) => row));
  });
});

describe("rows of one vector", () => {
  it("are given where they are allowed, and the others not", async () => {
    const index = await opened(openHnswIndex(await writeFresh([...vectors, ...vectors], DIMENSION)));
    const allowed = Uint32Array.from(vectors.keys());
    const [question = new Float32Array(DIMENSION)] = vectors;
    const expected = bruteForce(vectors, question, 10, null).map(({ row }) => row);
    expect(index.search(question, 10, allowed).map(({ row }) => row)).toEqual(expected);
  });
});

describe("a vector index file", () => {
  it.each<[string, (path: string) => void]>([
    ["cut short", (path) => truncateSync(path, 5000)],
    ["without its last byte", (path) => truncateSync(path, checkHnswFile(path, DIMENSION).bytes - 1)],
    ["with something after its end", (path) => writeFileSync(path, "x", { flag: "a" })],
    ["empty", (path) => truncateSync(path, 0)],
    [
      "with another count",
      (path) => {
        const bytes = readFileSync(path);
        bytes.writeBigUInt64LE(599n, 16);
        writeFileSync(path, bytes);
      },
    ],
    ["that is missing", (path) => rmSync(path)],
  ])("%s is refused before native code sees it", async (_, damage) => {
    const written = await writeFresh(vectors, DIMENSION);
    damage(written.path);
    await expect(openHnswIndex(written)).rejects.toMatchObject({ code: "bad-index" });
  });

  it("of another dimension or another table of rows is refused", async () => {
    const written = await writeFresh(vectors, DIMENSION);
    const other = { ...written, dimension: 12, matrix: new Float32Array(600 * 12) };
    await expect(openHnswIndex(other)).rejects.toMatchObject({ code: "bad-index" });
    const shorter = { ...written, labels: { ...written.labels, labels: 599 } };
    await expect(openHnswIndex(shorter)).rejects.toMatchObject({ code: "bad-index" });
    const labelOfRow = written.labels.labelOfRow.slice(1);
    const fewer = { ...written, labels: { ...written.labels, labelOfRow } };
    await expect(openHnswIndex(fewer)).rejects.toMatchObject({ code: "bad-index" });
  });

  it("that does not arrive on the disk is a storage error", async () => {
    const matrix = matrixOf(vectors, DIMENSION);
    const plan = planLabels(null, vectorKeys(matrix, DIMENSION));
    const path = join(folder, "no such folder", "vectors.hnsw");
    const build = buildHnswFile({ path, base: null, plan, matrix, dimension: DIMENSION });
    await expect(build).rejects.toMatchObject({ code: "storage" });
  });

  it("is not written from a vector with NaN", async () => {
    const plan = planLabels(null, ["a"]);
    const matrix = new Float32Array(DIMENSION).fill(Number.NaN);
    const build = buildHnswFile({ path: newPath(), base: null, plan, matrix, dimension: DIMENSION });
    await expect(build).rejects.toMatchObject({ code: "encoder" });
  });
});

describe("on real sentence vectors", () => {
  const subjects = [
    "Employees",
    "Managers",
    "Contractors",
    "Interns",
    "Board members",
    "New hires",
    "Remote staff",
    "Drivers",
  ];
  const duties = [
    "submit travel receipts",
    "take annual leave",
    "report accidents",
    "use company phones",
    "store customer data",
    "accept gifts",
    "book hotel rooms",
    "work from abroad",
    "park on the premises",
    "order office chairs",
  ];
  const conditions = [
    "within 30 days",
    "after approval by finance",
    "unless the law forbids it",
    "in writing",
    "once a year",
    "during the first six months",
    "at their own cost",
    "before the audit",
    "only in an emergency",
    "with two witnesses",
  ];
  const modals = ["must", "may not", "should"];

  it("ten of ten neighbours are found in 995 of 1,000 cases or more", async () => {
    const texts = subjects.flatMap((subject) =>
      modals.flatMap((modal) =>
        duties.flatMap((duty) => conditions.map((condition) => `${subject} ${modal} ${duty} ${condition}.`)),
      ),
    );
    const questions = duties.flatMap((duty) =>
      conditions.map((condition) => `Who can ${duty} ${condition}?`),
    );
    const encoder = openEmbeddedEncoder({ dataFolder: folder });
    const rows = await encoder.encode(texts, "index");
    const asked = await encoder.encode(questions, "question");
    const index = await opened(openHnswIndex(await writeFresh(rows, encoder.dimension)));
    await encoder.close();
    let found = 0;
    for (const question of asked) {
      const hits = new Set(index.search(question, 10, null).map((hit) => hit.row));
      found += bruteForce(rows, question, 10, null).filter((hit) => hits.has(hit.row)).length;
    }
    expect(found / (asked.length * 10)).toBeGreaterThanOrEqual(0.995);
  });
});
