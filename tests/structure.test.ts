import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ARROWS, BENEATH } from "./structure/arrows.js";
import { cyclesOf } from "./structure/cycles.js";
import { packageOf, ROOT, roomOf, sourcesIn } from "./structure/sources.js";

const sources = sourcesIn("src", "adapters");
const tests = sourcesIn("tests");
const all = new Map([...sources, ...tests].map((source) => [source.path, source]));
const shown = (list: Iterable<string>): string => [...list].sort().join("\n");

/** Composition roots: they put everything together, so they may import everything. */
const ROOTS = ["main.ts", "cli.ts", "command-line.ts", "terminal-chat.ts"];
/** From root to root: the entry to the command line, and that to the running bot. */
const HANDED_OVER = [
  ["src/cli.ts", "src/command-line.ts"],
  ["src/command-line.ts", "src/main.ts"],
  ["src/command-line.ts", "src/terminal-chat.ts"],
];
/** One adapter that another stands on: embeddings of a provider are reached as its models are. */
const ADAPTERS_UPON: Readonly<Record<string, readonly string[]>> = {
  "adapters/encoders": ["adapters/models", "adapters/langchain", "adapters/time", "adapters/vectors"],
  "adapters/models": ["adapters/langchain", "adapters/time"],
};
/** Vendor packages that more than one room may import. */
const EVERYWHERE = [
  "zod",
  "pino",
  "@langchain/core",
  // The catalogue and the rules of places are both written by people: their faults are told with file and line.
  "yaml",
];
const MAX_LINES = 250;
/** Longer, each with its reason. */
const LONG = [
  "tests/answering/drafting/attacks.ts", // a table, one attack a row
  "tests/contracts/chat-adapter-contract.ts", // one suite that every platform runs whole
];

describe("top level", () => {
  it("holds what the design names and nothing else", () => {
    const asked = [
      "package.json",
      "tsconfig.json",
      "src",
      "adapters",
      "seeds",
      "prompts",
      "tests",
      "README.md",
    ];
    const beside = [
      "DESIGN.md",
      "CONTRIBUTING.md",
      "docs",
      "package-lock.json",
      "LICENSE",
      "NOTICE",
      ".ci",
      ".gitignore",
      ".env.example",
      "biome.json",
    ];
    const ignored = [".git", "node_modules", "dist", ".verse", ".env", "coverage"];
    const found = readdirSync(ROOT).filter((name) => !ignored.includes(name) && !name.endsWith(".log"));
    expect(found.filter((name) => !asked.includes(name) && !beside.includes(name))).toEqual([]);
  });

  it("names every room of src", () => {
    const known = [...Object.keys(ARROWS), ...BENEATH, ...ROOTS];
    const rooms = new Set(
      sources.map(({ path }) => roomOf(path)).filter((room) => !room.startsWith("adapters/")),
    );
    expect([...rooms].filter((room) => !known.includes(room))).toEqual([]);
  });
});

describe("arrows", () => {
  it("point the way the design draws them", () => {
    const wrong = sources.flatMap(({ path, imports }) => {
      const room = roomOf(path);
      if (ROOTS.includes(room)) return [];
      const adapter = room.startsWith("adapters/");
      const allowed = [
        room,
        ...(BENEATH.includes(room) ? BENEATH.slice(0, 3) : BENEATH),
        ...(ARROWS[adapter ? "adapters" : room] ?? []),
        ...(ADAPTERS_UPON[room] ?? []),
      ];
      return imports
        .filter(({ inside, target }) => inside && !allowed.includes(roomOf(target)))
        .map(({ target }) => `${path} imports ${target}`);
    });
    expect(shown(wrong)).toBe("");
  });

  it("lead to files that exist, and never to a composition root except by one that hands over", () => {
    const wrong = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ inside }) => inside)
        .filter(({ target, dynamic }) => {
          if (!all.has(target)) return true;
          const handsOver = HANDED_OVER.some(([from, to]) => path === from && target === to) && dynamic;
          return ROOTS.includes(roomOf(target)) && !handsOver;
        })
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(shown(wrong)).toBe("");
  });

  it("make no cycle, types and lazy imports included", () => {
    expect(cyclesOf(sources)).toEqual([]);
  });

  it("let a vendor package into one room only", () => {
    const rooms = new Map<string, Set<string>>();
    for (const { path, imports } of sources) {
      for (const { inside, target } of imports) {
        if (inside || target.startsWith("node:")) continue;
        const name = packageOf(target);
        rooms.set(name, (rooms.get(name) ?? new Set()).add(roomOf(path)));
      }
    }
    const spread = [...rooms].filter(([name, of]) => of.size > 1 && !EVERYWHERE.includes(name));
    expect(spread.map(([name, of]) => `${name} in ${[...of].join(", ")}`)).toEqual([]);
  });
});

describe("files", () => {
  it(`have at most ${MAX_LINES} lines`, () => {
    const sizes = sources.map(({ lines }) => lines).sort((a, b) => a - b);
    const longest = [...sources].sort((a, b) => b.lines - a.lines)[0];
    console.log(
      `${sizes.length} source files, median ${sizes[sizes.length >> 1]} lines, longest ${longest?.path} (${longest?.lines})`,
    );
    expect(
      [...sources, ...tests]
        .filter(({ path, lines }) => lines > MAX_LINES && !LONG.includes(path))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it("have names that say what is in them", () => {
    const vague = /(?:^|\/)(?:helpers?|utils?|utilities|common|misc|stuff)(?:\/|\.[a-z]+$)/;
    expect([...all.keys()].filter((path) => vague.test(path))).toEqual([]);
  });

  it("make temporary folders where they are removed again", () => {
    const makers = [...all.values()].filter(({ text }) => /\bmkdtemp(?:Sync)?\b/.test(text));
    expect(makers.map(({ path }) => path)).toEqual(["tests/temporary-folder.ts"]);
  });

  it("name no folder of a machine and leave nothing to be done later", () => {
    const wrong = [...all.values()].filter(
      ({ path, text }) =>
        path !== "tests/structure.test.ts" && /["'`( ]\/(?:work|tmp|home)\/|\bTODO\b|\bFIXME\b/.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
