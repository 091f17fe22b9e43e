import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageOf, ROOT, reachedFrom, roomOf, sourcesIn, withoutComments } from "./sources.js";

const sources = sourcesIn("src", "adapters");
const tests = sourcesIn("tests");
const all = new Map([...sources, ...tests].map((source) => [source.path, source]));
const shown = (list: Iterable<string>): string => [...list].sort().join("\n");
const inRoom = (room: string) => sources.filter(({ path }) => roomOf(path) === room);
/** Composition roots. */
const ROOTS = ["main.ts", "cli.ts", "command-line.ts", "terminal-chat.ts"];

describe("packages", () => {
  const {
    dependencies,
    optionalDependencies = {},
    devDependencies,
  } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Record<string, Record<string, string>>;
  const runtime = { ...dependencies, ...optionalDependencies };
  const imported = new Set(
    sources
      .flatMap(({ imports }) => imports.filter(({ inside, typeOnly }) => !inside && !typeOnly))
      .map(({ target }) => packageOf(target)),
  );

  it("are pinned exactly", () => {
    const loose = Object.entries({ ...runtime, ...devDependencies }).filter(
      ([, pin]) => !/^\d+\.\d+\.\d+$/.test(pin),
    );
    expect(loose).toEqual([]);
  });

  it("are declared where they are imported, and every one is used", () => {
    const undeclared = [...imported].filter((name) => !name.startsWith("node:") && !(name in runtime));
    expect(undeclared).toEqual([]);
    // A package may be loaded by a name that is put together from a setting.
    const byName = (name: string): boolean => name.startsWith("@langchain/") && imported.has("langchain");
    // A package may be read as data instead of imported; then its name stands in the code that reads it.
    const unused = Object.keys(runtime).filter(
      (name) =>
        !imported.has(name) &&
        !byName(name) &&
        !sources.some(({ text }) => withoutComments(text).includes(`"${name}`)),
    );
    expect(unused).toEqual([]);
  });
});

describe("what stays in its place", () => {
  const rules: readonly (readonly [
    what: string,
    pattern: RegExp,
    allowed: readonly string[],
    comments: boolean,
  ])[] = [
    ["the words of chat platforms", /slack|discord/i, ["main.ts", "command-line.ts", "config.ts"], true],
    ["the environment", /process\s*\.\s*env\b|\benv\b.*from "node:process"/, ["config.ts"], false],
    [
      "the exit",
      /process\s*\.\s*(?:exit|argv|exitCode)\b/,
      ["main.ts", "command-line.ts", "terminal-chat.ts"],
      false,
    ],
    [
      "clock and dice",
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\brandomUUID\b|\brandomBytes\b/,
      ["main.ts", "command-line.ts", "src/commands/workbench.ts"],
      false,
    ],
  ];
  it.each(rules)("%s", (_, pattern, allowed, comments) => {
    const wrong = sources
      .filter(
        ({ path }) => path.startsWith("src/") && !allowed.includes(roomOf(path)) && !allowed.includes(path),
      )
      .filter(({ path, text }) => pattern.test(comments ? `${path}\n${text}` : withoutComments(text)));
    expect(shown(wrong.map(({ path }) => path))).toBe("");
  });

  it("documents, splitting and ranking are synchronous and touch neither disk nor network", () => {
    const pure = sources.filter(
      ({ path }) =>
        path.startsWith("src/documents/") ||
        path.startsWith("src/facts/") ||
        /^src\/retrieval\/(?:lexical|text)\/|^src\/retrieval\/(?:split|query|searcher|corpus|indexing)\.ts$/.test(
          path,
        ) ||
        /^src\/answering\/(?:composing\/wording\/|question\/|finding\/(?:select|choose|judge|coverage|ambiguity)|composing\/notices)/.test(
          path,
        ),
    );
    // A table of words may hold these words.
    const wrong = pure.filter(
      ({ path, text, imports }) =>
        (!path.endsWith("-table.ts") && /\basync\b|\bawait\b|\bPromise\b/.test(withoutComments(text))) ||
        imports.some(({ target }) => /^node:(?!crypto|buffer|path|util|os$)/.test(target)),
    );
    expect(pure.length).toBeGreaterThan(20);
    expect(shown(wrong.map(({ path }) => path))).toBe("");
  });

  it("no escape from the types", () => {
    const loophole = /:\s*any\b|\bas any\b|<any\b|\bany\[\]|\bas unknown as\b/;
    const silenced = /@ts-(?:ignore|nocheck|expect-error)|biome-ignore/;
    const wrong = [...sources, ...tests].filter(
      ({ path, text }) =>
        path !== "tests/structure/rules.test.ts" &&
        (silenced.test(text) || loophole.test(withoutComments(text).replace(/"[^"\n]*"|`[^`]*`/g, '""'))),
    );
    expect(shown(wrong.map(({ path }) => path))).toBe("");
  });
});

describe("contract suites", () => {
  const CONTRACTS = [
    ["ChatAdapter", "chatAdapterContract"],
    ["Encoder", "encoderContract"],
    ["Reranker", "rerankerContract"],
    ["VectorIndex", "vectorIndexContract"],
    ["Store", "storeContract"],
  ] as const;
  it.each(CONTRACTS)("every room that implements %s runs %s", (contract, suite) => {
    const implementing = new RegExp(
      `\\bimplements (?:\\w+, )*${contract}\\b|\\)\\s*:\\s*(?:Promise<)?${contract}\\b|\\bconst \\w+: ${contract} =`,
    );
    const rooms = new Set(
      sources.filter(({ text }) => implementing.test(withoutComments(text))).map(({ path }) => roomOf(path)),
    );
    const runs = tests.filter(({ path, text }) => path.endsWith(".test.ts") && text.includes(`${suite}(`));
    const covered = new Set(runs.flatMap(({ path }) => [...reachedFrom(path, all)].map(roomOf)));
    expect([...rooms].filter((room) => !ROOTS.includes(room) && !covered.has(room))).toEqual([]);
    if (rooms.size > 0) console.log(`${contract}: ${[...rooms].sort().join(", ")}`);
  });

  it("every chat platform's folder is an implementation", () => {
    for (const room of ["adapters/slack", "adapters/discord", "adapters/memory"]) {
      if (inRoom(room).length === 0) continue;
      expect(
        inRoom(room).some(({ text }) => /\bChatAdapter\b/.test(text)),
        room,
      ).toBe(true);
    }
  });
});
