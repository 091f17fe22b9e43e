// Publishes generation after generation until it is killed: node publish-loop.mjs COMPILED DATA SEED [PHASE]
// With PHASE it stands still at a random step of that phase and says so.
// Says on standard output which phase it enters, and the id of each generation once `publish` has returned it.
import { writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const [, , compiled = "", dataFolder = "", seed = "1", target = ""] = process.argv;
const load = (name) => import(pathToFileURL(join(compiled, "generations", name)).href);
const { generationStore } = await load("generation-store.js");
const { diskFileSystem } = await load("file-system.js");

let state = Number(seed);
function random() {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

function say(line) {
  writeSync(1, `${line}\n`);
}

/** How many steps a phase has at the least; verifying has none of its own. */
const steps = { lock: 5, write: 5, sync: 4, "read-back": 3, rename: 2, switch: 5, prune: 1, unlock: 2 };
let phase = "";
let stepsToStandstill = Math.floor(random() * (steps[target] ?? 1));

async function standStillIfDue() {
  if (phase !== target || stepsToStandstill-- > 0) return;
  say("standing still");
  await sleep(2 ** 31 - 1);
}

// Without pauses most kills would fall on the flushes, which take longest; so every step has its share.
const files = {};
for (const [name, step] of Object.entries(diskFileSystem)) {
  files[name] = async (...given) => {
    await sleep(random() * 3);
    await standStillIfDue();
    return step(...given);
  };
}

async function verify() {
  await sleep(5 + random() * 10);
  await standStillIfDue();
}

const store = generationStore({
  dataFolder,
  now: () => new Date(),
  random,
  files,
  onPhase: (entered) => {
    phase = entered;
    say(`phase ${phase}`);
  },
});
const facts = {
  encoder: null,
  counts: { documents: 1, passages: 1, sentences: 1 },
  documentsFolder: "seeds",
  documents: [],
  extra: {},
};
// The first call loads the schemas; kills are meant for what comes after.
await load("generation-writer.js");
say("ready");
for (let number = 1; ; number += 1) {
  const tag = `${seed}.${number} `;
  const contents = new Map([
    ["passages.bin", Buffer.from(tag.repeat(500))],
    ["documents/3f.jsonl", Buffer.from(tag)],
    ["vectors.hnsw", { write: (path) => diskFileSystem.write(path, Buffer.from(tag.repeat(2_000))) }],
  ]);
  const { id } = await store.exclusively((writer) => writer.publish({ files: contents, facts, verify }));
  say(`published ${id}`);
}
