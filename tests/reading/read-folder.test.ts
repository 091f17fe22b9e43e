import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { readFolder } from "../../src/reading/read-folder.js";
import { temporaryFolder } from "../temporary-folder.js";

let folder = "";
beforeEach(() => {
  folder = temporaryFolder();
});

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

describe("readFolder", () => {
  it("reads sub-folders in order, with ids and defaults", async () => {
    put("b.txt", "Leave\nLeave is paid for thirty days a year.\n");
    put("a/z.md", "# Travel\n\nTake the train.\n");
    put("a/page.HTML", "<title>Old | Site</title><h1>Opening</h1><p>Open at nine.</p>");
    put(".hidden.txt", "never");
    put(".git/x.txt", "never");
    put("catalogue.yaml", "documents:\n  b.txt: { title: Annual leave, kind: policy, audience: hr }\n");
    const { documents, failures, warnings } = await readFolder(folder);
    expect(
      documents.map(({ document: { id, metadata } }) => [
        id,
        metadata.title,
        metadata.kind,
        metadata.audience,
      ]),
    ).toEqual([
      ["a/page", "Opening", "other", "public"],
      ["a/z", "Travel", "other", "public"],
      ["b", "Annual leave", "policy", "hr"],
    ]);
    expect([...failures, ...warnings]).toEqual([]);
    expect(documents[2]?.document.version).toMatch(/^[0-9a-f]{64}$/);
  });

  it("does not let a bad file stop the others", async () => {
    put("good.txt", "All is well here today.");
    put("empty.txt", " \n");
    put("nul.txt", "a\0b");
    put("latin.txt", new Uint8Array([0x66, 0xfc, 0x72]));
    put("scan.pdf", "%PDF");
    put("menu.html", "<nav>Home</nav>");
    const { documents, failures, warnings } = await readFolder(folder);
    expect(documents.map(({ document, warnings }) => [document.id, document.text, warnings.length])).toEqual([
      ["good", "All is well here today.", 0],
      ["latin", "für", 1],
    ]);
    expect(failures.map(({ path, error }) => [path, error.code, error.problem])).toEqual([
      ["empty.txt", "bad-document", "empty.txt is empty."],
      ["menu.html", "bad-document", "menu.html holds no text outside its menus and scripts."],
      ["nul.txt", "bad-document", "nul.txt looks binary."],
    ]);
    expect(warnings).toEqual([{ path: "scan.pdf", text: expect.stringContaining('ending in ".pdf"') }]);
  });

  it("refuses links that lead out of the folder and follows those that stay", async () => {
    const outside = temporaryFolder();
    writeFileSync(join(outside, "secret.txt"), "Secret.");
    put("real.txt", "Real words.");
    symlinkSync(join(outside, "secret.txt"), join(folder, "leak.txt"));
    symlinkSync(outside, join(folder, "leak"));
    symlinkSync(join(folder, "real.txt"), join(folder, "same.txt"));
    symlinkSync(join(folder, "gone"), join(folder, "gone.txt"));
    const { documents, failures } = await readFolder(folder);
    expect(documents.map(({ document }) => document.id)).toEqual(["real", "same"]);
    expect(failures.map(({ error }) => error.problem)).toEqual([
      "The link gone.txt leads nowhere.",
      "The link leak leads out of the folder.",
      "The link leak.txt leads out of the folder.",
    ]);
  });

  it("refuses two files of one id, a missing folder, and a file in its place", async () => {
    put("travel.md", "# A");
    put("travel.txt", "A");
    await expect(readFolder(folder)).rejects.toThrow(
      /travel\.md and travel\.txt are both "travel".*Rename one/,
    );
    await expect(readFolder(join(folder, "gone"))).rejects.toThrow(/There is no folder/);
    await expect(readFolder(join(folder, "travel.md"))).rejects.toThrow(/is a file\./);
  });

  it("takes UTF-16 and a byte-order mark, and keeps line ends", async () => {
    put("utf8.txt", "\ufeffOne line.\r\nTwo.\r\n");
    put("utf16.txt", Buffer.from("\ufeffÜber uns.\n", "utf16le"));
    const { documents } = await readFolder(folder);
    expect(documents.map(({ document }) => document.text)).toEqual(["Über uns.\n", "One line.\r\nTwo.\r\n"]);
  });
});

describe("reading again", () => {
  const LATER = Date.now() + 1e6;
  const known = ({ documents, catalogue }: Awaited<ReturnType<typeof readFolder>>) => ({
    catalogue,
    files: new Map(documents.map((file) => [file.path, { ...file, fingerprint: "as it was" }])),
  });

  it("opens only files whose stamp has changed, or was too new to tell", async () => {
    put("a.txt", "One line.\n");
    put("b.txt", "Two lines.\n");
    put("catalogue.yaml", "documents:\n  a.txt: { title: First }\n");
    const old = known(await readFolder(folder, { startedAt: LATER }));
    put("b.txt", "Another.\n");
    const again = await readFolder(folder, { startedAt: LATER, known: old });
    expect(again.unchanged.map(({ path, fingerprint }) => [path, fingerprint])).toEqual([
      ["a.txt", "as it was"],
    ]);
    expect(again.documents.map(({ document }) => document.text)).toEqual(["Another.\n"]);
    const tooNew = await readFolder(folder, { startedAt: Date.now(), known: old });
    expect(tooNew.documents.map(({ path, stamp }) => [path, stamp])).toEqual([
      ["a.txt", null],
      ["b.txt", null],
    ]);
  });

  it("opens every file when the catalogue has changed, and knows again what is the same", async () => {
    put("a.txt", "One line.\n");
    put("b.txt", "Two lines.\n");
    const first = await readFolder(folder, { startedAt: LATER });
    put("catalogue.yaml", "documents:\n  a.txt: { title: First }\n");
    const files = new Map(first.documents.map((file) => [file.path, file]));
    const again = await readFolder(folder, {
      startedAt: LATER,
      known: { catalogue: first.catalogue, files },
    });
    expect(again.unchanged.map(({ path }) => path)).toEqual(["b.txt"]);
    expect(again.documents.map(({ document }) => document.metadata.title)).toEqual(["First"]);
  });

  it("refuses the same catalogue once a file that it names is gone", async () => {
    put("a.txt", "One line.\n");
    put("b.txt", "Two lines.\n");
    put("catalogue.yaml", "documents:\n  a.txt: { title: First }\n");
    const old = known(await readFolder(folder, { startedAt: LATER }));
    rmSync(join(folder, "a.txt"));
    await expect(readFolder(folder, { startedAt: LATER, known: old })).rejects.toThrow(/no file "a\.txt"/);
  });
});

describe("the seeds", () => {
  const seeds = new URL("../../seeds/", import.meta.url);

  it("are read whole, with their catalogue", async () => {
    const { documents, failures } = await readFolder(seeds.pathname);
    expect(failures).toEqual([]);
    expect(
      documents.map(({ document: { id, metadata } }) => [id, metadata.kind, metadata.effectiveUntil]),
    ).toEqual([
      ["guangdong-cppcc-proposal", "proposal", null],
      ["luohu-gold-jewelry", "report", null],
      ["shanghai-fashion-consumer-goods", "plan", "2025"],
      ["shanghai-jewelry-zone", "plan", "2030-03-31"],
      ["zhuji-pearl-industry", "report", null],
    ]);
    expect(
      documents
        .filter(({ document }) => document.metadata.caution !== null)
        .map(({ document }) => document.id),
    ).toEqual(["zhuji-pearl-industry"]);
    for (const {
      document: { id, text },
    } of documents) {
      expect(text).toBe(readFileSync(new URL(`${id}.txt`, seeds), "utf8"));
    }
  });
});
