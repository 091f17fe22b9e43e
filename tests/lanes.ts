/**
 * The lanes of tests, told by a file's name. `x.test.ts` is fast: it starts no process and no thread, needs no build and
 * does not sleep. `x.process.test.ts` starts processes or threads or needs dist/. `x.slow.test.ts` takes long, and may do either.
 */
export const LANES = {
  fast: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/**/*.process.test.ts", "tests/**/*.slow.test.ts"],
  },
  process: { include: ["tests/**/*.process.test.ts"], exclude: [] },
  slow: { include: ["tests/**/*.slow.test.ts"], exclude: [] },
};

/** What every test file runs under, in whichever lane. */
export const COMMON = {
  // As src/command-line.ts does: the tests that open an encoder themselves report nothing to anybody either.
  env: { ORT_DISABLE_TELEMETRY: "1" },
  testTimeout: 120_000,
  hookTimeout: 180_000,
};
