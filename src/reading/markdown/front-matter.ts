import type { Span } from "../../documents/span.js";

/** Front matter is at most this long; a rule line at the top of a text opens no longer one. */
const LONGEST = 20_000;

const OPENING = /^---[ \t]*(?:\r\n|\n|\r)/;
const CLOSING = /(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)/;

/** The settings between two "---" lines at the top of a Markdown file. */
export function frontMatterOf(text: string): Span | null {
  const opening = OPENING.exec(text.slice(0, 200));
  if (opening === null) return null;
  const closing = CLOSING.exec(text.slice(opening[0].length - 1, LONGEST));
  if (closing === null) return null;
  const end = opening[0].length - 1 + closing.index + closing[0].length;
  // A rule, a paragraph and another rule are no settings.
  return /^[\w-]+:/m.test(text.slice(opening[0].length, end)) ? { start: 0, end } : null;
}

/** The value of a top-level key, quotation marks removed. */
export function settingOf(frontMatter: string, key: string): string | null {
  for (const line of frontMatter.split(/\r\n|\n|\r/)) {
    if (!line.startsWith(`${key}:`)) continue;
    const value = line.slice(key.length + 1).trim();
    const bare = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
    return bare === "" ? null : bare;
  }
  return null;
}
