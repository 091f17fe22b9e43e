import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";

/** Random changes of a folder of documents. */
const WORDS = [
  "hotel",
  "train",
  "fee",
  "zone",
  "leave",
  "珠宝",
  "deadline",
  "2,311",
  "Paris",
  "pearl",
  "übrig",
];
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  .map((words) => `The ${words.join(" ")} rule.`);
const text = fc
  .array(fc.tuple(fc.constantFrom("", "# Heads\n\n", "- "), sentence), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.map(([mark, words]) => `${mark}${words}\n`).join("\n"));
const path = fc.constantFrom("a.md", "b.txt", "c.html", "deep/d.txt", "deep/e.md", "f.txt", "g.md", "h.txt");
export const edit = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("write" as const), path, text }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("remove" as const), path }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("move" as const), path, to: path }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("damage" as const), path }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("title" as const), text: sentence }) },
);

export function apply(
  folder: string,
  change: typeof edit extends fc.Arbitrary<infer Change> ? Change : never,
): void {
  if (change.do === "title") {
    const entry = `documents:\n  always.txt: { title: ${JSON.stringify(change.text)} }\n`;
    writeFileSync(join(folder, "catalogue.yaml"), entry);
    return;
  }
  const file = join(folder, change.path);
  mkdirSync(dirname(file), { recursive: true });
  const there = statSync(file, { throwIfNoEntry: false }) !== undefined;
  if (change.do === "write") writeFileSync(file, change.text);
  else if (change.do === "remove") rmSync(file, { force: true });
  else if (change.do === "move" && there) {
    mkdirSync(dirname(join(folder, change.to)), { recursive: true });
    renameSync(file, join(folder, change.to));
  } else if (change.do === "damage" && there) writeFileSync(file, Buffer.from([0, 1, 255]));
}
