import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import workerThreads from "node:worker_threads";

/** Set up before every fast test: what would start a process or a thread says at once that it is in the wrong lane. */
const refuse = (): never => {
  throw new Error("A fast test starts no process and no thread. Name the file x.process.test.ts.");
};
class NoWorker {
  constructor() {
    refuse();
  }
}
for (const name of ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"]) {
  Object.defineProperty(childProcess, name, { value: refuse });
}
Object.defineProperty(workerThreads, "Worker", { value: NoWorker });
syncBuiltinESMExports();
