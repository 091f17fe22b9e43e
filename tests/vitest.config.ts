import { defineConfig } from "vitest/config";
import { COMMON, LANES } from "./lanes.js";

const root = new URL("..", import.meta.url).pathname;

export default defineConfig({
  test: {
    root,
    // Two cores: more workers only compete, and tests that start processes then run into their time limits.
    maxWorkers: 2,
    // A client of a model provider writes every answer that it cannot read to the console, whole: 5 MB of it twice.
    onConsoleLog: (text) => (text.startsWith("invalid json: ") ? false : undefined),
    projects: [
      { test: { ...COMMON, ...LANES.fast, name: "fast", root, setupFiles: "tests/alone.ts" } },
      // These run what is shipped, so it is compiled first.
      { test: { ...COMMON, ...LANES.process, name: "process", root, globalSetup: "tests/global-setup.ts" } },
      { test: { ...COMMON, ...LANES.slow, name: "slow", root, globalSetup: "tests/global-setup.ts" } },
    ],
  },
});
