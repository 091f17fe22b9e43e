import type { HeadingStyle } from "./headings.js";

interface Open extends HeadingStyle {
  readonly level: number;
}

/** Series that never stand inside a numbered section. */
const OUTERMOST = new Set(["annex", "appendix", "schedule", "part"]);

/**
 * Gives headings their levels in reading order: the title is 1; a style gets its level where it first appears, one
 * below what is open, and keeps it. A number that continues an open series in another style ("First, ...", "II. ...",
 * "3. ...") stands beside it.
 */
export class Levels {
  readonly #styles = new Map<string, number>();
  readonly #open: Open[] = [];

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
    if (OUTERMOST.has(style)) return top;
    return Math.max(top, (this.#open.at(-1)?.level ?? 0) + 1);
  }
}
