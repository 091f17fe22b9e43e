import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { freshDataFolder, publish, sampleStore } from "./sample.js";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

test("a process killed in any phase of publishing leaves one whole generation", () => {
  const run = spawnSync(process.execPath, [here("kill.mjs"), "14", "--aimed"], { encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(run.stdout).toMatch(/14 kills, \d+ publications, 0 torn, 0 lost/);
  expect(run.status).toBe(0);
}, 120_000);

test("opening loads no schema library, so that a cold start does not wait for one", async () => {
  const dataFolder = freshDataFolder();
  const id = await publish(sampleStore(dataFolder), "one");
  const compiled = join(dirname(dataFolder), "compiled");
  execFileSync(process.execPath, [here("compile-store.mjs"), compiled]);
  const decoy = join(compiled, "node_modules", "zod");
  await mkdir(decoy, { recursive: true });
  await writeFile(join(decoy, "package.json"), JSON.stringify({ type: "module", exports: "./index.js" }));
  await writeFile(
    join(decoy, "index.js"),
    'export const z = 0; throw new Error("the schema library was loaded");',
  );
  const store = pathToFileURL(join(compiled, "generations", "generation-store.js")).href;
  const script = `
    const { generationStore } = await import(${JSON.stringify(store)});
    const store = generationStore({ dataFolder: ${JSON.stringify(dataFolder)}, now: () => new Date(), random: () => 0 });
    console.log((await store.openCurrent()).generation.id, await store.readCurrent());
    await store.list().catch((error) => console.log(error.message));
  `;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(output).toBe(`${id} ${id}\nthe schema library was loaded\n`);
}, 60_000);
