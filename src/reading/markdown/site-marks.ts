/** Marks of site generators that no reader of the site sees: what they wrap stays. Rows of [what it is, its pattern]. */
const MARKS: readonly (readonly [string, RegExp])[] = [
  ["comment of Liquid", /\{%-?\s*comment\s*-?%\}[\s\S]{0,20000}?\{%-?\s*endcomment\s*-?%\}/g],
  ["tag of Liquid, Jinja or Nunjucks", /\{%[^{}]{0,2000}?%\}/g],
  ["comment of Jinja", /\{#(?![\w-]+\})[^{}]{0,2000}?#\}/g],
  ["short code of Hugo", /\{\{[<%][^{}]{0,2000}?[>%]\}\}/g],
  ["value", /\{\{[^{}]{0,2000}?\}\}/g],
  ["list of contents", /^[ \t]*(?:\[\[_TOC_\]\]|\[TOC\]|\[\[toc\]\])[ \t]*$/gim],
  ["kind of a note", /(?<=^[ \t]*(?:>[ \t]?){1,9})\[!\w{1,20}\][+-]?/gm],
  ["fence of a note", /^[ \t]*:{3,}[ \t]*(?:\w[\w-]*)?(?:[ \t]*\{[^{}\n]*\})?[ \t]*$/gm],
  // A title after the name of a note is read.
  ["fence of a note with a title", /^[ \t]*:{3,}[ \t]*\w[\w-]*(?=[ \t[])/gm],
  ["kind of a note of MkDocs", /^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+\w+(?:[ \t]+(?="))?/gm],
  [
    "import of MDX",
    /^(?:import|export)[ \t][^\n]{0,400}(?:[ \t]from[ \t]*["'][^"'\n]*["']|=[^\n]*);?[ \t]*$/gm,
  ],
  ["component of MDX", /<\/?[A-Z][\w.]{0,80}(?:\s[^<>]{0,1000})?>/g],
  ["attributes of kramdown", /^[ \t]*\{:[^{}\n]{0,200}\}[ \t]*$/gm],
  ["attributes of an element", /[ \t]*\{:?[ \t]*[#.][^{}\n]{0,200}\}(?=[ \t]*(?:#*[ \t]*)?$)/gm],
];

const FENCE = /^[ \t]{0,3}(?:>[ \t]?)*[ \t]*(`{3,}|~{3,})/;

/** The source without the marks of site generators; every line end stays, so that lines keep their numbers. */
export function withoutSiteMarks(source: string): string {
  return partsOf(source)
    .map(({ words, code }) => (code ? words : withoutMarks(words)))
    .join("");
}

function withoutMarks(words: string): string {
  let left = words;
  for (const [, pattern] of MARKS) {
    left = left.replace(pattern, (mark) => mark.replace(/[^\n]+/g, ""));
  }
  return left;
}

/** Fenced code and code between backticks is shown as it stands. */
function partsOf(source: string): { words: string; code: boolean }[] {
  const parts: { words: string; code: boolean }[] = [];
  let open: string | null = null;
  let lines: string[] = [];
  const flush = (code: boolean): void => {
    if (lines.length > 0)
      parts.push(...(code ? [{ words: lines.join(""), code }] : inlineParts(lines.join(""))));
    lines = [];
  };
  for (const line of source.split(/(?<=\n)/)) {
    const mark = FENCE.exec(line.slice(0, 200))?.[1];
    if (open === null && mark !== undefined) {
      flush(false);
      open = mark;
      lines.push(line);
    } else {
      lines.push(line);
      if (open !== null && mark?.startsWith(open)) {
        flush(true);
        open = null;
      }
    }
  }
  flush(open !== null);
  return parts;
}

const INLINE_CODE = /(?<!`)`[^`\n]{1,400}`(?!`)/g;

function inlineParts(words: string): { words: string; code: boolean }[] {
  const parts: { words: string; code: boolean }[] = [];
  let at = 0;
  // Marks may stand around a piece of code, so only marks inside the code itself keep it apart.
  for (const { index, 0: code } of words.matchAll(INLINE_CODE)) {
    if (!/[{<]/.test(code)) continue;
    parts.push({ words: words.slice(at, index), code: false }, { words: code, code: true });
    at = index + code.length;
  }
  parts.push({ words: words.slice(at), code: false });
  return parts;
}
