import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openEmbeddedEncoder } from "../../../adapters/encoders/embedded.js";
import { buildHnswFile } from "../../../adapters/vectors/hnsw-build.js";
import { openHnswIndex } from "../../../adapters/vectors/hnsw-index.js";
import { planLabels, vectorKeys } from "../../../src/retrieval/vectors/label-plan.js";
import { bruteForce, matrixOf } from "../../contracts/vector-index-contract.js";
import { temporaryFolder } from "../../temporary-folder.js";

const folder = temporaryFolder();

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
    const { dimension } = encoder;
    await encoder.close();
    const matrix = matrixOf(rows, dimension);
    const labels = planLabels(null, vectorKeys(matrix, dimension));
    const path = join(folder, "vectors.hnsw");
    await buildHnswFile({ path, base: null, plan: labels, matrix, dimension });
    const index = await openHnswIndex({ path, matrix, dimension, labels });
    if (index === null) throw new Error("hnswlib-node is not installed");
    let found = 0;
    for (const question of asked) {
      const hits = new Set(index.search(question, 10, null).map((hit) => hit.row));
      found += bruteForce(rows, question, 10, null).filter((hit) => hits.has(hit.row)).length;
    }
    expect(found / (asked.length * 10)).toBeGreaterThanOrEqual(0.995);
  });
});
