import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { accessOf } from "../../src/bot/access.js";
import { openRulesFile } from "../../src/bot/rules-file.js";
import { parseRules } from "../../src/bot/rules-text.js";
import type { VerseError } from "../../src/errors.js";
import { temporaryFolder } from "../temporary-folder.js";
import { place } from "./bot-under-test.js";

const platforms = ["alpha", "beta"];
const GOOD = `
alpha:
  maintainers: [U024BE7LH, S0614TZR7]
  channels: { C0HR: { audience: hr }, C0HELP: { answer: every-question } }
beta:
  guilds: { "110000": { audience: public, forums: ["220000"], maintainer-roles: ["330000"] } }
people: { ask-a-person: { alpha: S0614TZR7, beta: "330000" } }
`;

describe("the configuration file", () => {
  it("reads the documented example", () => {
    const rules = parseRules(GOOD, "verse.yaml", platforms);
    const defaults = { home: "internal", elsewhere: "public" };
    const person = (id: string, roles: string[] = []) => ({ id, name: null, locale: null, roles });
    expect(accessOf(rules, defaults, place({ channel: "C0HR" }), person("U1"))).toMatchObject({
      audience: "hr",
      answer: "mention",
      maintainer: false,
      helper: "S0614TZR7",
    });
    expect(accessOf(rules, defaults, place(), person("U1", ["S0614TZR7"])).maintainer).toBe(true);
    const forum = place({ platform: "beta", workspace: "110000", channel: "9", parent: "220000" });
    expect(accessOf(rules, defaults, forum, person("U1", ["330000"]))).toMatchObject({
      audience: "public",
      forum: true,
      maintainer: true,
    });
    expect(accessOf(rules, defaults, place({ platform: "gamma" }), person("U1")).helper).toBeNull();
  });

  it("keeps every digit of an id that was written without quotes", () => {
    const rules = parseRules(
      "beta: { guilds: { 1234567890123456789: { forums: [9876543210987654321] } } }",
      "f",
      platforms,
    );
    expect(rules.platforms["beta"]?.guilds["1234567890123456789"]?.forums).toEqual(["9876543210987654321"]);
  });

  it("may be empty", () => {
    expect(parseRules("# nothing yet\n", "f", platforms)).toMatchObject({
      platforms: {},
      limits: { "person-per-minute": 6 },
      log: { questions: true, "retention-days": 90 },
    });
  });

  it("names every fault at once, each with its line", () => {
    const text = [
      "alpha:",
      "  maintainers: U1",
      "  channels:",
      "    C1: { audience: Human Resources }",
      "    C2: { anser: never }",
      "gamma: {}",
      "limits:",
      "  person-per-minute: 0",
    ].join("\n");
    expect(() => parseRules(text, "verse.yaml", platforms)).toThrow(/5 faults/);
    expect(() => parseRules(text, "verse.yaml", platforms)).toThrow(
      /line 2: alpha\.maintainers[\s\S]*line 4: alpha\.channels\.C1\.audience[\s\S]*line 5: alpha\.channels\.C2\.anser: unknown key[\s\S]*line 6: gamma: unknown key[\s\S]*line 8: limits\.person-per-minute/,
    );
  });

  it.each([
    ["alpha: {\n  maintainers: [", /line \d/],
    ["alpha: {}\nalpha: {}", /line 2/],
    ["just words", /line 1/],
  ])("that is no YAML, or no settings, is refused with a line: %j", (text, message) => {
    expect(() => parseRules(text, "verse.yaml", platforms)).toThrow(message);
  });

  it("is taken up when it changes; a bad version leaves the old one in use and says so", async () => {
    const file = join(temporaryFolder(), "verse.yaml");
    await writeFile(file, "limits: { person-per-minute: 1 }");
    const told: (VerseError | null)[] = [];
    const rules = await openRulesFile({ file, platforms, changed: (fault) => told.push(fault) });
    expect(rules.current().limits["person-per-minute"]).toBe(1);
    await rules.refresh();
    expect(told).toEqual([]);
    await writeFile(file, "limits: { person-per-minute: many }");
    await rules.refresh();
    expect(rules.current().limits["person-per-minute"]).toBe(1);
    expect(rules.fault()?.message).toContain("line 1");
    await writeFile(file, "limits: { person-per-minute: 77 }");
    await rules.refresh();
    expect(rules.current().limits["person-per-minute"]).toBe(77);
    expect(told.map((fault) => fault?.code ?? null)).toEqual(["bad-settings", null]);
  });

  it("that is missing or bad at the start is refused", async () => {
    const changed = (): void => undefined;
    await expect(
      openRulesFile({ file: join(temporaryFolder(), "no-such.yaml"), platforms, changed }),
    ).rejects.toThrow(/VERSE_CONFIG/);
    const none = await openRulesFile({ file: null, platforms, changed });
    expect(none.current().platforms).toEqual({});
  });
});
