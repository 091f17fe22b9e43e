// Joins a program's modules into few files: Node takes longer to open two hundred small ones than to answer a question.
import { join } from "node:path";
import { rolldown } from "rolldown";

const CHUNKS = "src/chunks";

/** Packages that a question loads; all others stay where npm puts them. */
const BUNDLED = /^(?:commander|zod|onnxruntime-(?:node|common))(?:\/|$)/;

/** Says in which chunk a module belongs; the first takes the entry in. */
function chunkOf(root, together) {
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
    chunks ??= Object.entries(together).map(([name, roots]) => [
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

/**
 * Bundles the module `entry` below `root` into the folder `to`. `together` are chunks by name, in the order in which they
 * are needed, each with all that its modules import and the ones before it have not brought.
 */
export async function bundle(root, entry, to, together = {}) {
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
    dir: to,
    entryFileNames: "[name].js",
    chunkFileNames: `${CHUNKS}/[name]-[hash].js`,
    sourcemap: true,
    comments: false,
    codeSplitting: { groups: [{ debugName: "chunk", name: chunkOf(root, together) }] },
  });
  await made.close();
}
