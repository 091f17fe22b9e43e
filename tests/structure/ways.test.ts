import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { longestChain } from "./chain.js";
import { coveredInVain, unmirrored } from "./mirror.js";
import { ROOT, roomOf, sourcesIn } from "./sources.js";
import { exportedNames, longParameterLists } from "./syntax.js";

const sources = sourcesIn("src", "adapters");
const tests = sourcesIn("tests");

/**
 * Debts: how many there are now. A figure may only fall; the target of each stands in its test's name. What is over the
 * target is printed, so that it can be paid off.
 */
const NOW = { chain: 18, parameters: 0, exports: 0, unmirrored: 315 };

const list = (what: string, of: readonly string[], most: number): void => {
  if (of.length > 0) console.log(`${of.length} ${what} (at most ${most}):\n${of.join("\n")}`);
};

describe("ways", () => {
  it("no chain of imports is longer than the bound (target 18)", () => {
    const chain = longestChain(sources);
    console.log(`longest chain of imports, ${chain.length} files:\n${chain.join("\n")}`);
    expect(chain.length).toBeGreaterThan(5);
    expect(chain.length).toBeLessThanOrEqual(NOW.chain);
  });

  it("no function takes more than four parameters (target none)", () => {
    const wrong = sources.flatMap(({ path, text }) =>
      longParameterLists(path, text, 4).map((line) => `${path}:${line}`),
    );
    list("parameter lists are too long", wrong, NOW.parameters);
    expect(longParameterLists("x.ts", "const f = (a: 1, b: 2, c: 3, d: 4, e: 5) => a;", 4)).toEqual([1]);
    expect(wrong.length).toBeLessThanOrEqual(NOW.parameters);
  });

  it("every export has a user outside its own file (target all)", () => {
    // What builds the program and what measures it are users as well.
    const plain = [
      ".ci/build.mjs",
      ".ci/bundle.mjs",
      ".ci/lexicon.mjs",
      ".ci/synonyms.mjs",
      "tests/smoke.mjs",
      "tests/generations/kill.mjs",
      "tests/benchmarks/simulated-parts.mjs",
    ]
      .map((path) => readFileSync(join(ROOT, path), "utf8"))
      .join("\n");
    const users = [...sources, ...tests];
    const wrong = sources
      .filter(({ path }) => path !== "src/index.ts")
      .flatMap(({ path, text }) => {
        const readers = users.filter(({ imports }) => imports.some(({ target }) => target === path));
        return exportedNames(path, text)
          .filter((name) => {
            const word = new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`, "g");
            // A type that another signature of the file names is read with it.
            if (/^[A-Z].*[a-z]/.test(name) && (text.match(word) ?? []).length > 1) return false;
            return !readers.some((reader) => reader.text.match(word) !== null) && plain.match(word) === null;
          })
          .map((name) => `${path}: ${name}`);
      });
    list("exports have no user", wrong, NOW.exports);
    expect(exportedNames("x.ts", "export const a = 1; export function b() {}")).toEqual(["a", "b"]);
    expect(wrong.length).toBeLessThanOrEqual(NOW.exports);
  });
});

describe("the lowest rooms", () => {
  it.each(["facts", "time"])("%s imports nothing but the errors", (room) => {
    const wrong = sources
      .filter(({ path }) => roomOf(path) === room)
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ inside, target }) => !inside || ![room, "errors.ts"].includes(roomOf(target)))
          .map(({ target }) => `${path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });
});

/** The public answer's form, which the types of contracts may name. */
const PUBLIC_ANSWER = "src/answering/schema.ts";
/** What rooms promise to each other: whoever names such a type takes no code along. */
const CONTRACTS = [
  "src/answering/question/ask-request.ts",
  "src/answering/drafting/model-use.ts",
  "src/answering/drafting/passed-statement.ts",
  "src/answering/drafting/spending.ts",
  "src/bot/early-statement.ts",
  "src/time/clock.ts",
];

describe("contract types", () => {
  it.each(CONTRACTS)("%s imports types of contracts only", (contract) => {
    const inside = sources.find(({ path }) => path === contract)?.imports.filter((one) => one.inside);
    const known = [...CONTRACTS, PUBLIC_ANSWER];
    const wrong = inside?.filter(({ typeOnly, target }) => !typeOnly || !known.includes(target));
    expect(wrong).toEqual([]);
  });
});

describe("the mirror", () => {
  it("every source has a test of its path and name, or its folder's test covers it (target all)", () => {
    const wrong = unmirrored(sources, tests);
    list("sources have no test of their name", wrong, NOW.unmirrored);
    expect(wrong.length).toBeLessThanOrEqual(NOW.unmirrored);
  });

  it("no test covers what is not there", () => {
    expect(coveredInVain(sources, tests)).toEqual([]);
  });
});
