import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface Import {
  /** A file of the repository, or a package's name with any path in it ("node:fs", "@scope/name/part"). */
  readonly target: string;
  readonly inside: boolean;
  /** Erased when compiled. */
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

export interface Source {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

/** Every TypeScript file below the named top-level folders, by path. */
export function sourcesIn(...folders: readonly string[]): Source[] {
  return folders
    .flatMap(filesBelow)
    .filter((path) => path.endsWith(".ts"))
    .sort()
    .map(sourceOf);
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function sourceOf(path: string): Source {
  const text = readFileSync(join(ROOT, path), "utf8");
  return { path, text, lines: text.trimEnd().split("\n").length, imports: importsOf(path, text) };
}

const STATIC = /^(?:import|export)\s+(type\s+)?(?:([^"';]*?)\s+from\s+)?"([^"]+)"/gmu;
const DYNAMIC = /(typeof )?\bimport\(\s*"([^"]+)"\s*\)/gu;

export function importsOf(path: string, text: string): Import[] {
  const made = (specifier: string, typeOnly: boolean, dynamic: boolean): Import => {
    if (!specifier.startsWith(".")) return { target: specifier, inside: false, typeOnly, dynamic };
    const target = posix.join(posix.dirname(path), specifier).replace(/\.js$/, ".ts");
    return { target, inside: true, typeOnly, dynamic };
  };
  const code = withoutComments(text);
  return [
    ...[...code.matchAll(STATIC)].map(([, type, names, from]) =>
      made(from ?? "", type !== undefined || onlyTypes(names ?? ""), false),
    ),
    ...[...code.matchAll(DYNAMIC)].map(([, type, from]) => made(from ?? "", type !== undefined, true)),
  ];
}

const onlyTypes = (names: string): boolean =>
  /^\{.*\}$/s.test(names) &&
  names
    .slice(1, -1)
    .split(",")
    .filter((name) => name.trim() !== "")
    .every((name) => /^\s*type\s/.test(name));

/** Code alone. Good enough for this repository: no comment begins inside one of its strings or patterns. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*\*?\s[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/ .*$/gm, "$1");

/** A folder of src, "adapters/NAME", or a file directly in src ("cli.ts"). */
export function roomOf(path: string): string {
  const [top = "", second = "", third] = path.split("/");
  if (top === "adapters") return `adapters/${second}`;
  return third === undefined ? second : second === "config" ? "config.ts" : second;
}

/** A package's name without the path inside it. */
export const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** Everything a file reaches through imports inside the repository, itself first. */
export function reachedFrom(start: string, sources: ReadonlyMap<string, Source>): Set<string> {
  const reached = new Set([start]);
  for (const path of reached) {
    for (const { inside, target } of sources.get(path)?.imports ?? []) if (inside) reached.add(target);
  }
  return reached;
}
