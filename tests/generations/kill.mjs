// Kills a publishing process again and again and looks at what is left: node kill.mjs [COUNT] [--aimed] [--seed N]
// Kills fall at random moments; with --aimed each in the next phase, while the child stands still in it.
// Exits 0 when one whole generation answered after every kill and every phase was hit.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { values, positionals } = parseArgs({
  options: { aimed: { type: "boolean", default: false }, seed: { type: "string", default: "1" } },
  allowPositionals: true,
});
const count = Number(positionals[0] ?? 200);
const seed = Number(values.seed);
const workFolder = mkdtempSync(join(tmpdir(), "verse-kill-"));
const compiled = join(workFolder, "compiled");
const dataFolder = join(workFolder, "data");

let state = seed;
function random() {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

/** A child that publishes, what it has said so far, and a promise for the moment it says `awaited` or ends. */
function startChild(childSeed, target, awaited) {
  const given = [compiled, dataFolder, String(childSeed), target ?? ""];
  const child = spawn(process.execPath, [here("publish-loop.mjs"), ...given], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said = { text: "" };
  const due = new Promise((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text) => {
      said.text += text;
      if (said.text.includes(awaited)) resolve(undefined);
    });
    child.once("exit", resolve);
  });
  const closed = new Promise((resolve) => child.once("close", resolve));
  return { child, said, due, closed };
}

async function kill({ child, closed }) {
  if (child.exitCode !== null) throw new Error(`the child ended by itself with code ${child.exitCode}`);
  child.kill("SIGKILL");
  await closed;
}

/** How long one publication takes here and now, in milliseconds. */
async function measurePublication() {
  const started = startChild(seed, undefined, "published ");
  let ready = 0;
  started.child.stdout.once("data", () => {
    ready = performance.now();
  });
  await started.due;
  const elapsed = performance.now() - ready;
  await kill(started);
  return elapsed;
}

/** Starts a child, kills it, and tells in which phase it was and what it had published. */
async function killOnce(childSeed, target, windowMs) {
  const started = startChild(childSeed, target, target === undefined ? "ready\n" : "standing still\n");
  await started.due;
  if (target === undefined) await sleep(random() * windowMs);
  await kill(started);
  const lines = started.said.text.trim().split("\n");
  const phase = lines.findLast((line) => /^(phase|published) /.test(line)) ?? "phase start";
  return {
    phase: phase.startsWith("published") ? "between" : phase.slice("phase ".length),
    published: lines.filter((line) => line.startsWith("published ")).map((line) => line.split(" ")[1]),
  };
}

/** Throws unless one whole generation answers, none older than the last that was acknowledged. */
async function inspect(store, acknowledged) {
  let opened;
  try {
    opened = await store.openCurrent();
  } catch (error) {
    if (error.code === "no-index" && acknowledged === "") return "nothing yet";
    throw error;
  }
  // The very first switch may not have come: the generation that is there is whole all the same.
  const orphan = acknowledged === "" && opened.problems?.[0] === "CURRENT is missing.";
  if (opened.state !== "ready" || (opened.problems.length > 0 && !orphan))
    throw new Error(`not ready: ${JSON.stringify(opened.problems)}`);
  const { generation } = opened;
  const tags = new Set(generation.names.map((name) => generation.bytes(name).toString().split(" ")[0]));
  if (tags.size !== 1 || generation.names.length !== 3) throw new Error(`a mixture: ${[...tags].join(", ")}`);
  if (generation.id < acknowledged) throw new Error(`${acknowledged} was lost, ${generation.id} answers`);
  const sick = (await store.list({ check: true })).filter(({ healthy }) => healthy !== true);
  if (sick.length > 0) throw new Error(`damaged: ${JSON.stringify(sick)}`);
  return generation.id;
}

async function main() {
  const { status } = spawnSync(process.execPath, [here("compile-store.mjs"), compiled], { stdio: "inherit" });
  if (status !== 0) throw new Error("the store does not compile");
  symlinkSync(here("../../node_modules"), join(compiled, "node_modules"), "junction");
  const load = (name) => import(pathToFileURL(join(compiled, "generations", name)).href);
  const { generationStore } = await load("generation-store.js");
  const { WRITING_PHASES } = await load("writing.js");
  const store = generationStore({ dataFolder, now: () => new Date(), random });
  const hits = Object.fromEntries(["start", ...WRITING_PHASES, "between"].map((phase) => [phase, 0]));
  const windowMs = values.aimed ? 0 : 1.3 * (await measurePublication());
  let acknowledged = "";
  let publications = 0;
  for (let number = 1; number <= count; number += 1) {
    const target = values.aimed ? WRITING_PHASES[(number - 1) % WRITING_PHASES.length] : undefined;
    const { phase, published } = await killOnce(seed * 100_000 + number, target, windowMs);
    hits[phase] += 1;
    publications += published.length;
    acknowledged = published.at(-1) ?? acknowledged;
    console.log(`kill ${number} in ${phase}: ${await inspect(store, acknowledged)}`);
  }
  const missed = WRITING_PHASES.filter((phase) => hits[phase] === 0);
  console.log(
    `seed ${seed}, ${count} kills, ${publications} publications, 0 torn, 0 lost: ${JSON.stringify(hits)}`,
  );
  if (missed.length > 0) throw new Error(`never hit: ${missed.join(", ")}`);
}

try {
  await main();
} finally {
  rmSync(workFolder, { recursive: true, force: true });
}
