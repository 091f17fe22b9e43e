import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ARROWS, BENEATH } from "./structure/arrows.js";
import { ROOT, sourcesIn } from "./structure/sources.js";

const design = readFileSync(join(ROOT, "DESIGN.md"), "utf8");
const rows = [...design.matchAll(/^\| `(?:src\/)?([a-z.-]+)` \| .* \| ([^|`]+) \|$/gm)].map(
  ([, room = "", allowed = ""]) => [room, allowed === "nothing" ? [] : allowed.split(", ").sort()] as const,
);

describe("DESIGN.md", () => {
  it("draws the arrows that are tested", () => {
    const drawn = Object.fromEntries(rows.map(([room, allowed]) => [room, [...allowed]]));
    expect(drawn).toEqual(
      Object.fromEntries(Object.entries(ARROWS).map(([room, allowed]) => [room, [...allowed].sort()])),
    );
    for (const name of BENEATH) expect(design).toContain(`\`${name}\``);
  });

  it("names files that exist", () => {
    const paths = [...sourcesIn("src", "adapters", "tests")].map(({ path }) => `/${path}`);
    const named = [...design.matchAll(/`([a-zA-Z0-9/-]+(?:\.[a-z]+)*\.ts)`/g)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((name) => !paths.some((path) => path.endsWith(`/${name}`)))).toEqual([]);
  });

  it("can be read in one sitting", () => {
    expect(design.split("\n").length).toBeLessThanOrEqual(250);
  });
});
