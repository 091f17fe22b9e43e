// Compiles the program into dist/, then bundles what is started cold: Node takes longer to open two hundred small files than
// to answer a question. The compiled files stay beside the bundles, for the types, for tests and as the package's export.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { asCachedScript, warm } from "./cached-script.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const CHUNKS = "src/chunks";

/** Packages that a question loads; all others stay where npm puts them. */
const BUNDLED = /^(?:commander|zod|onnxruntime-(?:node|common))(?:\/|$)/;
/** In the order in which a question needs them, each with all that it imports and the ones before it have not brought. */
const TOGETHER = {
  ask: ["src/cli.ts"],
  encoder: ["adapters/encoders/embedded.ts", "adapters/encoders/use-lite/model.ts"],
  onnx: ["adapters/encoders/onnx/session.ts", "adapters/encoders/onnx/exact-integers.ts"],
};

function compile() {
  const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
  const words = [join(dirname(manifest), "bin/tsc"), "-p", "tsconfig.json"];
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

/** Says in which chunk a module belongs; the first takes the entry in. */
function chunkOf() {
  let chunks = null;
  const imported = (roots, moduleOf) => {
    const found = new Set();
    const visit = (id) => {
      if (found.has(id)) return;
      found.add(id);
      for (const next of moduleOf(id)?.importedIds ?? []) visit(next);
    };
    for (const path of roots) visit(join(root, path));
    return found;
  };
  return (id, context) => {
    chunks ??= Object.entries(TOGETHER).map(([name, roots]) => [
      name,
      imported(roots, (module) => context.getModuleInfo(module)),
    ]);
    return chunks.find(([, modules]) => modules.has(id))?.[0] ?? null;
  };
}

/** What packages do while they load that must change when they are bundled, or that only costs time. */
const CHANGES = {
  // The native part is looked for beside the file that loads it: bundled code must look for it in the package.
  "onnxruntime-node/dist/binding.js": ["`../bin/", "`onnxruntime-node/bin/"],
  // No command is a program of its own, and what starts programs takes Node longer to load than all of this package.
  "commander/lib/command.js": ["require('node:child_process')", "{}"],
};

const changed = {
  name: "changed-packages",
  transform(code, id) {
    const change = Object.entries(CHANGES).find(([file]) => id.endsWith(`/node_modules/${file}`))?.[1];
    if (change === undefined) return null;
    if (!code.includes(change[0]))
      throw new Error(`${id} is not as this build knows it: it has no ${change[0]}.`);
    return { code: code.replace(change[0], change[1]), map: null };
  },
};

/** Writes over the compiled file of `entry`, and its chunks beside each other. */
async function bundle(entry, groups = []) {
  const made = await rolldown({
    cwd: root,
    input: { [entry]: `${entry}.ts` },
    platform: "node",
    external: (id) => /^[^./]/.test(id) && !BUNDLED.test(id),
    plugins: [changed],
    // A module of a group that is also imported lazily elsewhere is meant to be in the group.
    checks: { ineffectiveDynamicImport: false },
  });
  await made.write({
    dir: join(root, "dist"),
    entryFileNames: "[name].js",
    chunkFileNames: `${CHUNKS}/[name]-[hash].js`,
    sourcemap: true,
    comments: false,
    codeSplitting: { groups },
  });
  await made.close();
}

compile();
rmSync(join(root, "dist", CHUNKS), { recursive: true, force: true });
await bundle("src/cli", [{ debugName: "chunk", name: chunkOf() }]);
asCachedScript(join(root, "dist/src/cli.js"));
await bundle("adapters/encoders/thread/thread");
await bundle("adapters/vectors/hnsw-thread");
warm(root);
