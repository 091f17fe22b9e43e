/**
 * The compiled twin of a source file that a worker thread starts from: Node 20 cannot run TypeScript, so under a
 * test runner that reads the source (`.../adapters/x.ts`) it is `.../dist/adapters/x.js`, built by the tests'
 * global set-up; in the compiled program it is the file itself.
 */
export const compiledFile = (path: string, from: string): URL => {
  const file = new URL(path, from);
  if (!from.endsWith(".ts")) return file;
  return new URL(file.href.replace(/\/(adapters|src)\/(?!.*\/(?:adapters|src)\/)/, "/dist/$1/"));
};
