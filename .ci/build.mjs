// Compiles the program into dist/, then bundles what is started cold. The compiled files stay beside the bundles, for the
// types, for tests and as the package's export.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** In the order in which a question needs them. */
const TOGETHER = {
  ask: ["src/command-line.ts"],
  encoder: ["adapters/encoders/embedded.ts", "adapters/encoders/use-lite/model.ts"],
  onnx: ["adapters/encoders/onnx/session.ts", "adapters/encoders/onnx/exact-integers.ts"],
};

function compile() {
  const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
  const words = [join(dirname(manifest), "bin/tsc"), "-p", "tsconfig.json"];
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

compile();
rmSync(join(dist, "src/chunks"), { recursive: true, force: true });
await bundle(root, "src/cli", dist, TOGETHER);
await bundle(root, "adapters/encoders/thread/thread", dist);
await bundle(root, "adapters/vectors/hnsw-thread", dist);
