// Node compiles what it loads anew in every process, and starting its loader of ES modules takes as long as finding an
// answer. So the command line becomes a classic script, with what V8 made of it in a file beside it: V8 takes that file only
// when it was written by the same version with the same settings; otherwise, and without the file, it compiles the script as ever.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const IMPORT = /^import (?:(\w+)(?:, )?)?(?:\{([^}]*)\})? ?from "([^"]+)";$/gm;
const EXPORT = /^export \{([^}]*)\};$/m;
const DYNAMIC = /\bimport\(("[^"]+")\)/g;
const SHEBANG = /^#!.*/;
/** Rolldown's own functions, which a script cannot import; they keep nothing, so that each may have its own. */
const RUNTIME = /\/rolldown-runtime-[^/]+\.js$/;
const OWN_REQUIRE = "(() => createRequire(import.meta.url))()";

/** "a as b, c" as [["a", "b"], ["c", "c"]]. */
const renamed = (names) =>
  names.split(",").map((name) => {
    const [from, to = from] = name.trim().split(" as ");
    return [from, to];
  });

/**
 * Makes of the module X.js the script X.script.cjs, the program X.cjs that runs it, and a module X.js of what it exports:
 * whoever imports that gets what the running program has, or starts it.
 */
export function asCachedScript(path) {
  const module = readFileSync(path, "utf8");
  const names = EXPORT.exec(module)?.[1];
  const exported = names === undefined ? [] : renamed(names);
  const locals = exported.map(([local]) => local).join(", ");
  // Lines stay where they are, for the source map.
  const inside = module
    .replace(SHEBANG, "")
    .replace(IMPORT, (_, whole, names, from) => asRequired(whole, names, from, path))
    .replace(EXPORT, () => `return { ${locals} };`)
    .replace(DYNAMIC, "loadModule($1)")
    .replace(/\n(\/\/# sourceMappingURL=\S+)\s*$/, "\n})\n$1\n");
  const odd = /^(?:import|export)\b.*|\bimport\s*[.(].*/m.exec(inside)?.[0];
  const changing = exported.find(
    ([local]) => inside.includes(`\nlet ${local} `) || inside.includes(`\nlet ${local};`),
  );
  if (odd !== undefined) throw new Error(`${path} cannot become a script: ${odd}`);
  if (changing) throw new Error(`${path} exports ${changing[0]}, which may change later.`);
  const named = (ending) => path.replace(/\.js$/, ending);
  // V8 knows a script by its length alone: what was kept of an older one as long as this would run in its place.
  rmSync(named(".script.cjs.cache"), { force: true });
  writeFileSync(named(".script.cjs"), inAscii(`(function (require, loadModule) { "use strict"; ${inside}`));
  writeFileSync(named(".cjs"), program(basename(named(".script.cjs"))));
  writeFileSync(path, twin(basename(named(".cjs")), locals, exported));
}

/** The same program in characters of one byte: it is read in half the time, and half as long in memory. */
const inAscii = (code) =>
  code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

function asRequired(whole, names, from, path) {
  if (from.startsWith("node:")) {
    const module = `require("${from}")`;
    const pairs = names === undefined ? [] : renamed(names).map(([name, local]) => `${name}: ${local}`);
    return `${whole ? `const ${whole} = ${module}; ` : ""}const { ${pairs.join(", ")} } = ${module};`;
  }
  if (!RUNTIME.test(from)) throw new Error(`${path} cannot become a script: it imports ${from}.`);
  const runtime = readFileSync(join(dirname(path), from), "utf8");
  const own = runtime
    .replace(IMPORT, "")
    .replace(EXPORT, "")
    .replace(/^\/\/.*$/gm, "");
  return own.replace(OWN_REQUIRE, "require").replace(/\s*\n\s*/g, " ");
}

/** V8 looks at the head of what was kept and trusts the rest, so a checksum stands in front of it. */
const program = (script) => `#!/usr/bin/env node
"use strict";
const { readFileSync } = require("node:fs");
const { Script } = require("node:vm");
const filename = \`\${__dirname}/${script}\`;
let cachedData;
try {
  const kept = readFileSync(\`\${filename}.cache\`);
  const sum = require("node:crypto").createHash("sha256").update(kept.subarray(32)).digest();
  if (sum.equals(kept.subarray(0, 32))) cachedData = kept.subarray(32);
} catch {}
const run = new Script(readFileSync(filename, "latin1"), { filename, cachedData }).runInThisContext();
module.exports = run(require, (path) => import(path));
`;

const twin = (program, locals, exported) => `#!/usr/bin/env node
import { createRequire } from "node:module";
const { ${locals} } = createRequire(import.meta.url)("./${program}");
export { ${exported.map(([local, name]) => `${local} as ${name}`).join(", ")} };
`;

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
  const cli = join(root, "dist/src/cli.cjs");
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
