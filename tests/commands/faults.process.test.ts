import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { refusal, verse } from "./verse.js";

type Content = string | Buffer | { readonly link: string } | "FOLDER";
const GOOD = "# Leave\n\nLeave is paid for thirty days a year.\n";

function folderWith(files: Readonly<Record<string, Content>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (content === "FOLDER") mkdirSync(file);
    else if (typeof content === "string" || Buffer.isBuffer(content)) writeFileSync(file, content);
    else symlinkSync(content.link, file);
  }
  return folder;
}

const index = (folder: string, data: string, ...words: string[]) => verse(data, ["index", folder, ...words]);

/** Nothing can be indexed: one message that ends with the cure, exit code 2, nothing on standard output. */
const refused: readonly (readonly [string, Readonly<Record<string, Content>>, RegExp])[] = [
  ["an empty folder", {}, /There is no document in .*Put \.txt, \.md or \.html files there/],
  ["only an empty file", { "a.txt": "" }, /a\.txt is empty/],
  ["only white space", { "a.txt": " \n\t\n" }, /a\.txt is empty/],
  ["only a binary file", { "a.txt": Buffer.from([0x89, 0x50, 0, 1, 2, 255]) }, /a\.txt looks binary/],
  ["a file that is a folder", { "a.txt": "FOLDER" }, /There is no document in/],
  ["a link to nothing", { "a.txt": { link: "gone" } }, /a\.txt/],
  ["two files of one id", { "a.txt": GOOD, "a.md": GOOD }, /a\.md.*a\.txt|a\.txt.*a\.md/],
  [
    "a catalogue that names a missing file",
    { "a.md": GOOD, "catalogue.yaml": "documents:\n  a.md: { kind: policy }\n  gone.md: { kind: policy }\n" },
    /catalogue\.yaml:3\b.*gone\.md/,
  ],
  [
    "a catalogue with a wrong date",
    {
      "a.md": GOOD,
      "catalogue.yaml": "documents:\n  a.md:\n    kind: policy\n    effective-from: 2026-02-30\n",
    },
    /catalogue\.yaml:4\b.*effective-from/,
  ],
  [
    "a catalogue with an unknown key",
    { "a.md": GOOD, "catalogue.yaml": "documents:\n  a.md:\n    titel: Leave\n" },
    /catalogue\.yaml:3\b.*titel/,
  ],
  [
    "a catalogue with an unknown kind",
    { "a.md": GOOD, "catalogue.yaml": "documents:\n  a.md:\n    kind: decree\n" },
    /catalogue\.yaml:3\b.*kind/,
  ],
  [
    "a catalogue that is no YAML",
    { "a.md": GOOD, "catalogue.yaml": "documents: [\n" },
    /catalogue\.yaml:\d+/,
  ],
];

describe("verse index refuses", () => {
  it.each(refused)("%s", async (_, files, expected) => {
    const data = join(temporaryFolder(), "data");
    const { code, out, message, stack } = refusal(await index(folderWith(files), data));
    expect([code, out, stack]).toEqual([2, "", false]);
    const told = message.replace(/(?:Reading documents: \d+ of \d+\s*)+/g, "").replace(/\s+/g, " ");
    expect(told).toMatch(expected);
    expect(told).toMatch(/[.!]$/);
  });

  it("a folder that does not exist, and a file in its place", async () => {
    const folder = folderWith({ "a.md": GOOD });
    const data = join(temporaryFolder(), "data");
    for (const [path, expected] of [
      ["gone", /There is no folder/],
      ["a.md", /is a file/],
    ] as const) {
      const { code, message } = refusal(await index(join(folder, path), data));
      expect([code, expected.test(message)]).toEqual([2, true]);
    }
  });

  it("nothing else because of one bad file: it is reported, the rest is published", async () => {
    const folder = folderWith({
      "good.md": GOOD,
      "empty.txt": "",
      "bad.txt": Buffer.from([0, 1, 255]),
      "gone.md": { link: "x" },
    });
    const data = join(temporaryFolder(), "data");
    const { code, out } = await index(folder, data, "--json");
    const { published, added, warnings } = JSON.parse(out);
    expect([code, published, added]).toEqual([0, true, 1]);
    for (const name of ["empty.txt", "bad.txt", "gone.md"])
      expect(warnings.filter((text: string) => text.startsWith(`${name}:`))).toHaveLength(1);
  });

  it("to withdraw a document whose file has become unreadable", async () => {
    const folder = folderWith({ "a.md": GOOD, "b.md": "# Travel\n\nThe train is always taken.\n" });
    const data = join(temporaryFolder(), "data");
    await index(folder, data);
    writeFileSync(join(folder, "b.md"), Buffer.from([0, 255, 1]));
    const { out } = await index(folder, data, "--json");
    expect(JSON.parse(out).warnings.join(" ")).toContain("the version indexed before stays");
    const asked = await verse(data, ["ask", "--json", "Is the train always taken?"]);
    expect(JSON.parse(asked.out).quotes[0].text).toBe("The train is always taken.");
  });
});

describe("settings", () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ["a misspelt one", { VERSE_DOCUMENT: "x" }, /VERSE_DOCUMENT is not a setting.*VERSE_DOCUMENTS/],
    [
      "a port that is none",
      { VERSE_PORT: "70000" },
      /VERSE_PORT must be a port number from 0 to 65535.*"70000"/,
    ],
    ["a port in words", { VERSE_PORT: "http" }, /VERSE_PORT must be/],
    ["a time zone that is none", { VERSE_TIMEZONE: "Moon/Crater" }, /VERSE_TIMEZONE must be a time zone/],
    [
      "an address without a scheme",
      { VERSE_PUBLIC_URL: "docs.example" },
      /VERSE_PUBLIC_URL must be an address/,
    ],
    ["a model without its provider", { VERSE_MODEL: "gpt" }, /VERSE_MODEL must be provider:model/],
    ["an audience that is no label", { VERSE_AUDIENCE: "The Board" }, /VERSE_AUDIENCE must be a label/],
    [
      "a token of another kind",
      { SLACK_BOT_TOKEN: "hunter2-secret" },
      /SLACK_BOT_TOKEN must be a token that begins with xoxb-/,
    ],
  ];
  it.each(cases)("%s is refused", async (_, env, expected) => {
    const { code, out, message, stack } = refusal(
      await verse(join(temporaryFolder(), "d"), ["status"], { env }),
    );
    expect([code, out, stack]).toEqual([2, "", false]);
    expect(message.replace(/\s+/g, " ")).toMatch(expected);
    expect(message).not.toContain("hunter2");
  });

  it("are faulted all at once", async () => {
    const env = { VERSE_PORT: "x", VERSE_TIMEZONE: "y", VERSE_PROT: "1" };
    const { message } = refusal(await verse(join(temporaryFolder(), "d"), ["status"], { env }));
    expect(message).toContain("3 faults");
    for (const name of Object.keys(env)) expect(message).toContain(name);
  });

  it("that are empty count as not given", async () => {
    const { code } = await verse(join(temporaryFolder(), "d"), ["generations"], {
      env: { VERSE_PORT: "", SLACK_BOT_TOKEN: "" },
    });
    expect(code).toBe(0);
  });
});
