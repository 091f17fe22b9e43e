import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const sourceMap = z.object({ sources: z.array(z.string()) });

/** Prints the address of every file that is loaded as a module, on a line of its own that begins with "module ". */
const HOOK = `
import { writeSync } from "node:fs";
export async function load(url, context, next) { writeSync(2, "module " + url + "\\n"); return next(url, context); }`;

const asUrl = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

/** Arguments of Node with which a process tells what it loads. */
export const TELLING_MODULES = [
  "--import",
  asUrl(`import { register } from "node:module"; register(${JSON.stringify(asUrl(HOOK))});`),
];

/** What a process that was started so has loaded: a bundled file counts as all the modules its source map names. */
export function loadedModules(stderr: string): string[] {
  const lines = stderr.split("\n").filter((line) => line.startsWith("module "));
  return lines.map((line) => line.slice("module ".length)).flatMap((url) => [url, ...bundledIn(url)]);
}

function bundledIn(url: string): string[] {
  if (!url.startsWith("file:")) return [];
  // The script that a .cjs runs has the source map of the module it was made of.
  const map = `${fileURLToPath(url).replace(/\.cjs$/, ".js")}.map`;
  if (!existsSync(map)) return [];
  const { sources } = sourceMap.parse(JSON.parse(readFileSync(map, "utf8")));
  return sources.map((source) => new URL(source, url).href);
}

/** The npm packages among them. */
export const packagesOf = (modules: readonly string[]): string[] => [
  ...new Set(modules.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? [])),
];
