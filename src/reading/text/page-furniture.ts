import { isBlank, type Line } from "./lines.js";

const PAGE_NUMBER =
  /(?:^|\s)(?:\[?page \d{1,4}(?: (?:of|\/) \d{1,4})?\]?|第\s*\d{1,4}\s*页.{0,12})$|^(?:[-–—]\s*)?\d{1,4}(?:\s*[-–—])?$/i;
/** A running title is at most this long. */
const LONGEST = 100;

/** Indexes of the lines that a page-setter put at the top or bottom of each page. */
export function pageFurniture(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  const edges = new Map<string, number[]>();
  const repeats = new Map<string, number[]>();
  lines.forEach((line, at) => {
    if (isBlank(line) || line.words.length > LONGEST) return;
    const alone = isEdge(lines, at, -1) && isEdge(lines, at, 1);
    if (!alone) return;
    const key = line.words.replace(/\d+/g, "#");
    push(repeats, key, at);
    if (isPageEdge(lines, at)) push(edges, key, at);
  });
  for (const places of edges.values()) if (places.length > 1) for (const at of places) found.add(at);
  for (const places of repeats.values()) {
    const words = places.map((at) => lines[at]?.words ?? "");
    if (places.length > 1 && words.every((line) => PAGE_NUMBER.test(line)) && isRising(words)) {
      for (const at of places) found.add(at);
    }
    // The running title of an edge is one also where its page break is missing (the first and the last page).
    if (places.some((at) => found.has(at))) for (const at of places) found.add(at);
  }
  return found;
}

const push = (map: Map<string, number[]>, key: string, at: number): void => {
  const places = map.get(key);
  if (places === undefined) map.set(key, [at]);
  else places.push(at);
};

function isEdge(lines: readonly Line[], at: number, step: number): boolean {
  const line = lines[at + step];
  return (
    line === undefined ||
    isBlank(line) ||
    (step < 0 && lines[at]?.afterPageBreak === true) ||
    (step > 0 && line.afterPageBreak)
  );
}

/** The first or last line of a page. */
function isPageEdge(lines: readonly Line[], at: number): boolean {
  if (lines[at]?.afterPageBreak === true) return true;
  for (let before = at - 1; before >= 0 && isBlankAt(lines, before); before--) {
    if (lines[before]?.afterPageBreak === true) return true;
  }
  for (let after = at + 1; after < lines.length; after++) {
    if (lines[after]?.afterPageBreak === true) return true;
    if (!isBlankAt(lines, after)) return false;
  }
  return false;
}

const isBlankAt = (lines: readonly Line[], at: number): boolean => {
  const line = lines[at];
  return line !== undefined && isBlank(line);
};

function isRising(words: readonly string[]): boolean {
  const numbers = words.map((line) => Number(/(\d{1,4})(?!.*\d)/.exec(line)?.[1] ?? Number.NaN));
  return numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
}
