// The built program under plain Node, as it is shipped: no test runner resolves anything here.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { answerSchema, VerseError } from "../dist/src/index.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "verse-smoke-"));
const data = join(home, "data");

function verse(...words) {
  const env = { PATH: process.env.PATH, VERSE_DATA: data, VERSE_DOCUMENTS: join(root, "seeds") };
  const ran = spawnSync(process.execPath, [join(root, "dist/src/cli.js"), ...words], {
    env,
    encoding: "utf8",
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

try {
  assert.equal(new VerseError({ code: "internal", problem: "A.", cure: "B." }).message, "A. B.");

  const built = verse("index", "--json");
  assert.equal(built.code, 0, built.err);
  assert.equal(JSON.parse(built.out).added, 5);

  const asked = verse("ask", "--json", "Until when do Shanghai's jewelry zone measures stay in effect?");
  assert.equal(asked.code, 0, asked.err);
  const answer = answerSchema.parse(JSON.parse(asked.out));
  assert.equal(answer.outcome, "answered");
  const [quote] = answer.quotes;
  assert.match(quote.text, /March 31, 2030/);

  const shown = JSON.parse(verse("show", quote.document.id, "--json").out);
  assert.equal(shown.text.slice(quote.start, quote.end), quote.text);

  assert.equal(verse("ask", "How many moons does Neptune have?").code, 1);
  assert.equal(verse("ask", "").code, 2);
  const status = verse("status", "--json");
  assert.equal(status.code, 0, status.out);
  const { generation, encoder, vectorIndex } = JSON.parse(status.out);
  console.log(
    `smoke: a real question answered on Node ${process.version} (${generation}, ${encoder ?? "no encoder"}, ${vectorIndex ?? "no vector index"})`,
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}
