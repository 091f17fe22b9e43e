import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { CLI, SEEDS } from "./verse.js";

const QUESTION = "Until when do Shanghai's jewelry zone measures stay in effect?";

// The encoder's runtime keeps what it is going to send in the person's folder, and what it keeps of itself in the
// temporary one.
it("a question by meaning starts nobody's telemetry, and leaves nothing outside the data folder", () => {
  const [home, temporary, data] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const ask = spawnSync(process.execPath, [CLI, "ask", "--json", QUESTION], {
    cwd: home,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: home,
      TMPDIR: temporary,
      VERSE_DATA: join(data, "verse"),
      VERSE_DOCUMENTS: SEEDS,
    },
    encoding: "utf8",
  });
  expect(ask.status).toBe(0);
  expect(readdirSync(join(data, "verse"))).toContain("encoder");
  expect([readdirSync(home), readdirSync(temporary)]).toEqual([[], []]);
});
