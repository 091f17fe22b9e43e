/**
 * The compiled file that a worker thread starts from, by its path below the root of the program: Node 20 cannot run
 * TypeScript, so under a test runner that reads the source (`.../adapters/x.ts`) it is `.../dist/adapters/x.js`, built by
 * the tests' global set-up. `from` is the `import.meta.url` of who asks: a source file, its compiled twin or a chunk of the bundle.
 */
export const compiledFile = (path: string, from: string): URL =>
  new URL(from.replace(/\/(?:dist\/)?(?:adapters|src)\/(?!.*\/(?:adapters|src)\/).*$/, `/dist/${path}`));
