// Joins a program's modules into few files: Node takes longer to open two hundred small ones than to answer a question.
import { join } from "node:path";
import { rolldown } from "rolldown";

const CHUNKS = "src/chunks";

/** Packages that a question loads; all others stay where npm puts them. */
const BUNDLED = /^(?:commander|zod)(?:\/|$)/;

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
    // A module of a group that is also imported lazily elsewhere is meant to be in the group.
    checks: { ineffectiveDynamicImport: false },
  });
  await made.write({
    dir: to,
    entryFileNames: "[name].js",
    chunkFileNames: `${CHUNKS}/[name]-[hash].js`,
    sourcemap: true,
    comments: false,
    // A file of one-byte characters is read and compiled in less time and memory than one that holds Chinese.
    charset: "ascii",
    codeSplitting: { groups: [{ debugName: "chunk", name: chunkOf(root, together) }] },
  });
  await made.close();
}
