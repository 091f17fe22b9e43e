// Node compiles what it loads anew in every process, which takes a third of a cold question. A chunk becomes a classic
// script that a small module of the chunk's name runs, with what V8 made of it in a file beside it. V8 takes that file only when it was
// written by the same version with the same settings; otherwise, and without the file, it compiles the script as ever.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const IMPORT = /^import \{([^}]*)\} from "([^"]+)";$/gm;
const EXPORT = /^export \{([^}]*)\};$/m;
const DYNAMIC = /\bimport\(("[^"]+")\)/g;

/** "a as b, c" as [["a", "b"], ["c", "c"]]. */
const renamed = (names) =>
  names.split(",").map((name) => {
    const [from, to = from] = name.trim().split(" as ");
    return [from, to];
  });

/** Puts a script and the module that runs it in the place of the chunk at `path`. */
export function asCachedScript(path) {
  const chunk = readFileSync(path, "utf8");
  const imports = [...chunk.matchAll(IMPORT)].map(([, names, from]) => ({ names: renamed(names), from }));
  const exported = renamed(EXPORT.exec(chunk)?.[1] ?? "");
  const given = imports.flatMap(({ names }) => names.map(([, local]) => local));
  const held = exported.map(([local]) => local).join(", ");
  // Lines stay where they are, for the source map.
  const inside = chunk
    .replace(IMPORT, "")
    .replace(EXPORT, () => `return { ${held} };`)
    .replace(DYNAMIC, "loadModule($1)")
    .replace(/\n(\/\/# sourceMappingURL=\S+)\s*$/, "\n})\n$1\n");
  const odd = /^(?:import|export)\b.*|\bimport\s*[.(].*/m.exec(inside)?.[0];
  const changing = exported.find(
    ([local]) => inside.includes(`\nlet ${local} `) || inside.includes(`\nlet ${local};`),
  );
  if (odd !== undefined) throw new Error(`${path} cannot become a script: ${odd}`);
  if (changing) throw new Error(`${path} exports ${changing[0]}, which may change later.`);
  const script = path.replace(/\.js$/, ".cjs");
  writeFileSync(script, `(function (loadModule, ${given.join(", ")}) { "use strict"; ${inside}`);
  writeFileSync(path, runner(basename(script), imports, given, exported));
}

/** V8 looks at the head of what was kept and trusts the rest, so a checksum stands in front of it. */
function runner(script, imports, given, exported) {
  // Node makes a module of all a built-in one exports when it is imported, and loads half of its library for that.
  const brought = imports.map(({ names, from }) =>
    from.startsWith("node:")
      ? `const { ${names.map(([name, local]) => `${name}: ${local}`).join(", ")} } = process.getBuiltinModule("${from}");`
      : `import { ${names.map(([name, local]) => `${name} as ${local}`).join(", ")} } from "${from}";`,
  );
  return `${brought.join("\n")}
const { readFileSync } = process.getBuiltinModule("node:fs");
const { Script } = process.getBuiltinModule("node:vm");
const filename = process.getBuiltinModule("node:url").fileURLToPath(new URL("${script}", import.meta.url));
let cachedData;
try {
  const kept = readFileSync(filename + ".cache");
  const sum = process.getBuiltinModule("node:crypto").createHash("sha256").update(kept.subarray(32)).digest();
  if (sum.equals(kept.subarray(0, 32))) cachedData = kept.subarray(32);
} catch {}
const run = new Script(readFileSync(filename, "utf8"), { filename, cachedData }).runInThisContext();
const { ${exported.map(([local]) => local).join(", ")} } = run((path) => import(path), ${given.join(", ")});
export { ${exported.map(([local, name]) => `${local} as ${name}`).join(", ")} };
`;
}

/** Asks a question of the seeds, so that what is kept is what questions run. */
export function warm(root) {
  const home = mkdtempSync(join(tmpdir(), "verse-warm-"));
  const env = {
    ...process.env,
    VERSE_DATA: join(home, "data"),
    VERSE_DOCUMENTS: join(root, "seeds"),
    VERSE_ENCODER: "none",
  };
  const keeping = fileURLToPath(new URL("keep-compiled.mjs", import.meta.url));
  const cli = join(root, "dist/src/cli.js");
  try {
    for (const words of [
      [cli, "index"],
      ["--import", keeping, cli, "ask", "Until when do the measures stay in effect?"],
    ]) {
      const { status, stderr } = spawnSync(process.execPath, words, { cwd: home, env });
      if (status === 0) continue;
      console.error(`Nothing is kept compiled: ${stderr}`);
      break;
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
