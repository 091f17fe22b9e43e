// Covers: entry-schema.ts, nearest.ts
import { describe, expect, it } from "vitest";
import { VerseError } from "../../../src/errors.js";
import { parseCatalogue } from "../../../src/reading/catalogue/catalogue.js";

const files = ["travel.md", "hr/leave.txt"];
const parse = (source: string) => parseCatalogue(source, "catalogue.yaml", files);

function faultOf(source: string): VerseError {
  try {
    parse(source);
  } catch (error) {
    if (error instanceof VerseError) return error;
  }
  throw new Error("The catalogue was accepted.");
}

describe("parseCatalogue", () => {
  it("reads every key, a bare year and a month too", () => {
    const entries = parse(`documents:
  travel.md:
    { title: Travel policy, issuer: Finance, jurisdiction: DE, kind: policy, published: 2025-02, effective-from: 2025-03-01,
      effective-until: 2027, supersedes: travel-2023, language: en, authoritative-language: de, url: "https://example.com/t",
      audience: internal, owner: finance, caution: "digits were lost in the scan" }
  hr/leave.txt:
`);
    expect(entries.get("travel.md")).toEqual({
      title: "Travel policy",
      issuer: "Finance",
      jurisdiction: "DE",
      kind: "policy",
      published: "2025-02",
      "effective-from": "2025-03-01",
      "effective-until": "2027",
      supersedes: "travel-2023",
      language: "en",
      "authoritative-language": "de",
      url: "https://example.com/t",
      audience: "internal",
      owner: "finance",
      caution: "digits were lost in the scan",
    });
    expect(entries.get("hr/leave.txt")).toEqual({ kind: "other", audience: "public" });
  });

  it.each(["", "# nothing yet\n", "documents:\n"])("takes a catalogue without entries: %j", (source) => {
    expect(parse(source).size).toBe(0);
  });

  it.each([
    [
      "an unknown key",
      "documents:\n  travel.md:\n    kind: policy\n    tilte: T\n",
      ':4: travel.md: unknown key "tilte", did you mean "title"?',
    ],
    ["a far-off key", "documents:\n  travel.md: { zzzzzzzz: 1 }\n", "known are title, issuer"],
    [
      "a date that does not exist",
      "documents:\n  travel.md:\n    published: 2025-02-30\n",
      ":3: travel.md: published must be a date that exists",
    ],
    [
      "a date in words",
      "documents:\n  travel.md: { effective-from: soon }\n",
      ":2: travel.md: effective-from must be a date",
    ],
    [
      "a kind that does not exist",
      "documents:\n  travel.md:\n    kind: law\n",
      ":3: travel.md: kind must be one of policy, plan",
    ],
    [
      "a missing file",
      "documents:\n  trave.md: {}\n",
      ':2: there is no file "trave.md", did you mean "travel.md"?',
    ],
    [
      "an audience in capitals",
      "documents:\n  travel.md: { audience: HR }\n",
      ":2: travel.md: audience must be lower-case",
    ],
    [
      "an address of another kind",
      "documents:\n  travel.md: { url: 'javascript:alert(1)' }\n",
      "url must be a web address",
    ],
    [
      "an end before the beginning",
      "documents:\n  travel.md: { effective-from: 2026, effective-until: 2025-12 }\n",
      ":2: travel.md: effective-until 2025-12 is before",
    ],
    [
      "an entry that is no list of settings",
      "documents:\n  travel.md: policy\n",
      ":2: travel.md: must be a list of settings",
    ],
    [
      "another key at the top",
      "document:\n  travel.md: {}\n",
      ':1: unknown key "document", did you mean "documents"?',
    ],
    ["no map at all", "- travel.md\n", 'must begin with "documents:"'],
    ["documents that are a list", "documents:\n  - travel.md\n", ':2: "documents" must list files'],
    ["a file twice", "documents:\n  travel.md: {}\n  travel.md: {}\n", ":3: "],
    ["broken YAML", "documents:\n  travel.md: { kind: policy\n", "catalogue.yaml:"],
  ])("refuses %s, naming the line", (_, source, part) => {
    const fault = faultOf(source);
    expect(fault.code).toBe("bad-settings");
    expect(fault.message).toContain(part);
    expect(fault.message).toMatch(/catalogue\.yaml:\d+: .*Correct the lines/s);
  });

  it("reports all faults at once, in the order of their lines", () => {
    const fault = faultOf(
      "documents:\n  travel.md:\n    kind: law\n    published: 20\n  gone.txt:\n    colour: red\n",
    );
    expect(fault.problem).toMatch(/^The catalogue has 4 faults:.*:3: .*:4: .*:5: .*:6: /);
  });
});
