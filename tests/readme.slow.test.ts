import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { parseRules } from "../src/bot/rules-text.js";
import { SETTINGS } from "../src/config/setting-names.js";
import { PLATFORMS } from "../src/config.js";
import { NAMES } from "../src/providers.js";
import { parseCatalogue } from "../src/reading/catalogue/catalogue.js";
import { ENTRY_KEYS } from "../src/reading/catalogue/entry-schema.js";
import { EXTENSIONS } from "../src/reading/read-document.js";
import { ROOT } from "./structure/sources.js";
import { temporaryFolder } from "./temporary-folder.js";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const readme = read("README.md");
const design = read("DESIGN.md");
/** The README and what it leads to, for users and maintainers. */
const guides = ["README.md", ...readdirSync(join(ROOT, "docs")).map((name) => `docs/${name}`)];
const guide = guides.map(read).join("\n");
const manifest = JSON.parse(read("package.json"));
const blocks = (language: string, text = guide): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, text = ""]) => text);

interface Shown {
  readonly command: string;
  /** What the guide prints below it; empty where it prints nothing. */
  readonly output: string;
}
const shown: Shown[] = blocks("console").flatMap((block) =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      const [command = "", ...output] = text.split("\n");
      return { command, output: output.join("\n").trim() };
    }),
);

describe("the README and the guides in docs", () => {
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: process.env["HOME"] ?? "",
    VERSE_DATA: join(temporaryFolder(), "data"),
  };

  it.each(shown)("$command", { timeout: 120_000 }, ({ command, output }) => {
    const ran = spawnSync("sh", ["-c", command], { cwd: ROOT, env, encoding: "utf8" });
    expect(ran.stderr).not.toMatch(/^\s+at |Usage:/m);
    // 1 is an honest "not covered", which no example shows.
    expect(ran.status).toBe(0);
    expect(ran.stdout).not.toBe("");
    if (output !== "") expect(ran.stdout.trim()).toBe(output);
  });

  it("shows the two commands a newcomer runs, and every script it names exists", () => {
    const lines = blocks("sh", readme).join("").trim().split("\n");
    expect(lines).toEqual(["npm ci && npm start", "npm ci && npm test"]);
    for (const script of ["start", "test", "verse"]) expect(manifest.scripts).toHaveProperty(script);
  });

  it("shows a catalogue that is one, with every field, and says what each does", () => {
    const [catalogue = ""] = blocks("yaml");
    expect(blocks("yaml")).toHaveLength(1);
    const [entry = {}] = parseCatalogue(catalogue, "catalogue.yaml", ["hr/travel-2025.md"]).values();
    expect(Object.keys(entry).sort()).toEqual([...ENTRY_KEYS].sort());
    const page = read("docs/documents.md");
    for (const name of [...ENTRY_KEYS, ...EXTENSIONS])
      expect(page).toMatch(new RegExp(`^\\|.*\`${name}\``, "m"));
  });

  it("shows a file of VERSE_CONFIG that is one", () => {
    const [rules = ""] = blocks("yml");
    expect(Object.keys(parseRules(rules, "rules.yml", PLATFORMS).platforms)).toEqual([...PLATFORMS]);
  });

  it("names every setting, and so does .env.example", () => {
    const example = read(".env.example");
    const reach = Object.values(NAMES).flatMap(({ keys, address }) => [...keys, address]);
    const names: readonly string[] = [...SETTINGS, ...reach];
    for (const name of names) {
      expect(guide).toContain(`\`${name}\``);
      expect(example).toMatch(new RegExp(`^#${name}=`, "m"));
    }
    const listed = [...example.matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(listed.filter((name) => name !== undefined && !names.includes(name))).toEqual([]);
  });

  it("gives each dependency's reason", () => {
    const table = readme.slice(readme.indexOf("## Dependencies"), readme.indexOf("## Goals"));
    const named = new Set([...table.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
    expect([...named].sort()).toEqual(
      Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).sort(),
    );
  });

  it("keeps to its users", () => {
    expect(readme.split("\n").length).toBeLessThanOrEqual(200);
  });

  it("links to files and headings that exist", () => {
    const broken = [...guides, "DESIGN.md", "CONTRIBUTING.md"].flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#[^)]*)?\)/g)]
        .map(([, target = ""]) => posix.join(posix.dirname(path), target))
        .filter((target) => !existsSync(join(ROOT, target)))
        .map((target) => `${path}: ${target}`),
    );
    expect(broken).toEqual([]);
  });
});

describe("DESIGN.md", () => {
  it("names every room of src", () => {
    const rooms = readdirSync(join(ROOT, "src"), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    for (const { name } of rooms) expect(design).toContain(`\`src/${name}\``);
  });
});
