import type { Source } from "./sources.js";

/** The longest chain of imports that are left in the compiled program, from who imports to what is imported last. */
export function longestChain(sources: readonly Pick<Source, "path" | "imports">[]): readonly string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const known = new Map<string, readonly string[]>();
  const from = (path: string): readonly string[] => {
    const found = known.get(path);
    if (found !== undefined) return found;
    known.set(path, [path]); // No cycle is allowed; this one would end here.
    let longest: readonly string[] = [];
    for (const { inside, typeOnly, target } of byPath.get(path)?.imports ?? []) {
      if (!inside || typeOnly || !byPath.has(target)) continue;
      const way = from(target);
      if (way.length > longest.length) longest = way;
    }
    const chain = [path, ...longest];
    known.set(path, chain);
    return chain;
  };
  return sources.map(({ path }) => from(path)).reduce((a, b) => (b.length > a.length ? b : a), []);
}
