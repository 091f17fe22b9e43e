import { rolldown } from "rolldown";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
const root = fileURLToPath(new URL("..", import.meta.url));
const BUNDLED = /^(?:commander|zod)(?:\/|$)/;
const ASK = ["src/cli.ts","src/commands/ask.ts","src/answering/question.ts","adapters/encoders/dense-ports.ts","adapters/encoders/embedded.ts","adapters/dictionary/lexicon-source.ts","src/commands/open-library.ts"];
const external = (id) => !/^[./]/.test(id) && !BUNDLED.test(id);
let closure=null;
function asked(id, getModuleInfo){
  if(!closure){ closure=new Set(); const add=(m)=>{ if(closure.has(m))return; closure.add(m); for(const n of getModuleInfo(m)?.importedIds??[]) add(n);}; for(const f of ASK) add(join(root,f)); closure.delete(join(root,"src/cli.ts")); }
  return closure.has(id);
}
async function bundle(name, opts={}) {
  const made = await rolldown({ cwd: root, input: { [name]: name + ".ts" }, platform: "node", external });
  const {output} = await made.write({ dir: "dist", format: "esm", entryFileNames: "[name].js", chunkFileNames: "src/chunks/[name]-[hash].js", sourcemap: true, minify: process.env.MIN==="1", ...opts });
  await made.close();
  for (const o of output) if(o.type==="chunk"&&process.env.V) console.log(o.fileName, o.code.length, o.isDynamicEntry, o.imports.length, o.moduleIds.length);
}
if(!process.env.NOTSC){
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
const ran = spawnSync(process.execPath, [tsc, "-p", "tsconfig.json"], { cwd: root, stdio: "inherit" });
if (ran.status !== 0) process.exit(ran.status ?? 1);
}
rmSync(join(root,"dist/src/chunks"),{recursive:true,force:true});
await bundle("src/cli", process.env.NOGROUP?{}:{ codeSplitting: { groups: [{ debugName:"ask", name: (id,ctx)=> asked(id,(m)=>ctx.getModuleInfo(m))?"ask":null }] } });
await bundle("adapters/encoders/thread/thread");
await bundle("adapters/vectors/hnsw-thread");
