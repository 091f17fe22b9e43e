import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./structure/sources.js";

const helpOf = (...words: string[]): string =>
  spawnSync(process.execPath, ["dist/src/cli.js", ...words, "--help"], { cwd: ROOT, encoding: "utf8" })
    .stdout;
/** The names under "Commands:" without that of the help itself. */
const commandsIn = (help: string): string[] =>
  [...help.slice(help.search(/^Commands:/m)).matchAll(/^ {2}(\w+)/gm)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "help");
const flagsIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/(?<![\w-])--[a-z-]+/g)].map(([flag]) => flag))].sort();
const optionsIn = (help: string): string[] =>
  flagsIn([...help.matchAll(/^ +(?:-\w, )?--[a-z-]+/gm)].join("\n")).filter((flag) => flag !== "--help");

const page = readFileSync(join(ROOT, "docs/reference.md"), "utf8");
const table = page.slice(page.indexOf("| command |"), page.indexOf("Exit codes:"));
const described = new Map(
  [...table.matchAll(/^\| `([a-z ]+?)(?: [[A-Z].*?)?` \|.*\| (.*)\|$/gm)].map(
    ([, name = "", options = ""]) => [name, flagsIn(options)] as const,
  ),
);

describe("docs/reference.md", () => {
  const top = commandsIn(helpOf(""));
  const names = top.flatMap((name) => {
    const help = helpOf(name);
    return /^Commands:/m.test(help) ? commandsIn(help).map((sub) => `${name} ${sub}`) : [name];
  });

  it("describes every command and no other", () => {
    expect(names.length).toBeGreaterThan(15);
    expect([...described.keys()].sort()).toEqual([...names].sort());
  });

  it.each(names)("names every option of %s and no other", (name) => {
    expect(described.get(name)).toEqual(optionsIn(helpOf(name)));
  });
});
