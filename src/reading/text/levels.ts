import type { HeadingStyle } from "./headings.js";

interface Open extends HeadingStyle {
  readonly level: number;
}

/** Series that never stand inside another section. */
const OUTERMOST = new Set(["annex", "appendix", "schedule", "part", "第编", "第編"]);
/** Series that number a whole document, unless they begin anew under each of its unnumbered headings. */
const WHOLE = new Set(["roman", "arabic", "一、", "chapter", "第章"]);

/**
 * Gives headings their levels in reading order: the title is 1; a style gets its level where it first appears, one
 * below what is open, and keeps it. A number that continues an open series in another style ("First, ...", "II. ...",
 * "3. ...") stands beside it.
 */
export class Levels {
  readonly #styles = new Map<string, number>();
  readonly #open: Open[] = [];
  readonly #restarting: ReadonlySet<string>;

  /** `all` are the headings of the document in order. */
  constructor(all: readonly HeadingStyle[]) {
    const seen = new Set<string>();
    const restarting = new Set<string>();
    for (const { style, number } of all) {
      if (number === 1 && seen.has(style)) restarting.add(style);
      seen.add(style);
    }
    this.#restarting = restarting;
  }

  next(heading: HeadingStyle): number {
    const level = this.#levelOf(heading);
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    this.#open.push({ ...heading, level });
    this.#styles.set(heading.style, level);
    return level;
  }

  #levelOf({ style, number }: HeadingStyle): number {
    if (style === "title") return 1;
    const known = this.#styles.get(style);
    if (known !== undefined) return known;
    const before = number === null ? undefined : this.#open.findLast((open) => open.number === number - 1);
    if (before !== undefined && before.style !== "title") return before.level;
    const depth = /^decimal-(\d)$/.exec(style)?.[1];
    const base = this.#styles.get("arabic");
    if (depth !== undefined && base !== undefined) return base + Number(depth) - 1;
    const top = this.#styles.has("title") ? 2 : 1;
    const inNumbered = this.#open.some((open) => open.number !== null);
    if (OUTERMOST.has(style) || (WHOLE.has(style) && !inNumbered && !this.#restarting.has(style))) return top;
    return Math.max(top, (this.#open.at(-1)?.level ?? 0) + 1);
  }
}
