import type { Span } from "../../documents/span.js";

/** Front matter is at most this long; a rule line at the top of a text opens no longer one. */
const LONGEST = 20_000;

/** YAML between lines of dashes, TOML between lines of plus signs. */
const KINDS: readonly { readonly opening: RegExp; readonly closing: RegExp; readonly setting: RegExp }[] = [
  {
    opening: /^---[ \t]*(?:\r\n|\n|\r)/,
    closing: /(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)/,
    setting: /^[\w-]+:/m,
  },
  {
    opening: /^\+\+\+[ \t]*(?:\r\n|\n|\r)/,
    closing: /(?:\r\n|\n|\r)\+\+\+[ \t]*(?=\r|\n|$)/,
    setting: /^[\w-]+[ \t]*=/m,
  },
];

/** The settings at the top of a Markdown file, their fences included. */
export function frontMatterOf(text: string): Span | null {
  for (const { opening, closing, setting } of KINDS) {
    const first = opening.exec(text.slice(0, 200));
    if (first === null) continue;
    const last = closing.exec(text.slice(first[0].length - 1, LONGEST));
    if (last === null) return null;
    const end = first[0].length - 1 + last.index + last[0].length;
    // A rule, a paragraph and another rule are no settings.
    return setting.test(text.slice(first[0].length, end)) ? { start: 0, end } : null;
  }
  return null;
}

const SETTING = /^([\w-]+)[ \t]*[:=][ \t]*(.*)$/;

/** The top-level settings of one line, keys in lower case, quotation marks removed; the first of a key counts. */
export function settingsOf(frontMatter: string): Map<string, string> {
  const settings = new Map<string, string>();
  for (const line of frontMatter.split(/\r\n|\n|\r/)) {
    const [, key, value = ""] = SETTING.exec(line) ?? [];
    const trimmed = value.trim();
    const bare = /^(["'])(.*)\1$/.exec(trimmed)?.[2] ?? trimmed;
    if (key !== undefined && bare !== "" && !settings.has(key.toLowerCase()))
      settings.set(key.toLowerCase(), bare);
  }
  return settings;
}
