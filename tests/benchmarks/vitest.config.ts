import { defineConfig } from "vitest/config";

/** Benchmarks are run by hand: npx vitest run --config tests/benchmarks/vitest.config.ts */
export default defineConfig({
  test: {
    include: ["tests/benchmarks/**/*.run.ts"],
    root: new URL("../..", import.meta.url).pathname,
    maxWorkers: 1,
    testTimeout: 300_000,
  },
});
