// Compiles the generation store as it is shipped: node compile-store.mjs FOLDER
// Tests that start processes run this output, because plain node does not read TypeScript.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [, , folder = ""] = process.argv;
const root = fileURLToPath(new URL("../..", import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
writeFileSync(
  join(folder, "tsconfig.json"),
  JSON.stringify({
    extends: join(root, "tsconfig.json"),
    compilerOptions: {
      rootDir: join(root, "src"),
      outDir: folder,
      typeRoots: [join(root, "node_modules", "@types")],
      declaration: false,
      sourceMap: false,
    },
    include: [],
    files: [join(root, "src", "generations", "generation-store.ts")],
  }),
);
const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
const { status } = spawnSync(process.execPath, [compiler, "-p", folder], { stdio: "inherit" });
process.exit(status ?? 1);
