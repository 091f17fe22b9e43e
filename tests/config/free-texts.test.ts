import { describe, expect, it } from "vitest";
import { FREE_TEXTS } from "../../src/config/setting-names.js";
import { parseSettings } from "../../src/config/settings.js";
import { readConfig } from "../../src/config.js";

describe("settings that any text will do for", () => {
  it.each(FREE_TEXTS)("%s is not changed by its schema, which therefore need not be loaded", (name) => {
    for (const text of ["x", "  two words ", "http://", "ÄÖ/:\\"])
      expect(parseSettings({ [name]: text }, [name])).toEqual({ values: { [name]: text }, faults: [] });
  });

  it("arrive, alone or beside one that is checked", async () => {
    expect(await readConfig({ VERSE_DATA: "here", VERSE_ENCODER: "none" })).toMatchObject({
      data: "here",
      encoder: "none",
      documents: "seeds",
    });
    expect(await readConfig({ VERSE_DATA: "here", VERSE_PORT: "80" })).toMatchObject({
      data: "here",
      port: 80,
    });
  });

  it("do not hide the faults of others", async () => {
    await expect(readConfig({ VERSE_DATA: "here", VERSE_DATTA: "there" })).rejects.toThrow("VERSE_DATTA");
    await expect(readConfig({ VERSE_DATA: "here", VERSE_PORT: "door" })).rejects.toThrow("VERSE_PORT");
  });
});
