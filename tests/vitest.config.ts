import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Tests of the command line run what is shipped, so it is compiled first.
    globalSetup: "tests/global-setup.ts",
    // As src/command-line.ts does: the tests that open an encoder themselves report nothing to anybody either.
    env: { ORT_DISABLE_TELEMETRY: "1" },
    root: new URL("..", import.meta.url).pathname,
    // Two cores: more workers only compete, and tests that start processes then run into their time limits.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
