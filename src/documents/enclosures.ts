/** What opens and closes a quotation, a bracket or a piece of code. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["„", "“"],
  ["«", "»"],
  ["「", "」"],
  ["『", "』"],
  ["《", "》"],
  ["(", ")"],
  ["[", "]"],
  ["（", "）"],
  ["【", "】"],
  ["`", "`"],
  ['"', '"'],
]);

/** A longer quotation is divided like other text: the whole could not be quoted in one piece. */
const LONGEST = 320;
const SENTENCE_END = /[.!?。！？]/;

/**
 * Tells whether a sentence that begins at a position would begin inside a quotation, a bracket or code. Marks without
 * their partner enclose nothing. A sentence that stands whole in brackets is one of its own.
 */
export function enclosures(words: string): (position: number) => boolean {
  const spans: { start: number; end: number }[] = [];
  if (!/[“„«「『《([（【`"]/.test(words)) return () => false;
  for (let at = 0; at < words.length; at++) {
    const open = words.charAt(at);
    const close = PAIRS.get(open);
    if (close === undefined || (open === '"' && !opensQuotation(words, at))) continue;
    const end = words.slice(at + 1, at + 1 + LONGEST).indexOf(close) + at + 1;
    if (end <= at || !SENTENCE_END.test(words.slice(at + 1, end))) continue;
    spans.push({ start: at, end });
    at = end;
  }
  return (position) => {
    let from = 0;
    let to = spans.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((spans[middle]?.end ?? 0) < position) from = middle + 1;
      else to = middle;
    }
    const span = spans[from];
    return span !== undefined && span.start < position;
  };
}

/** A straight mark opens before a word and after a space or a bracket. */
const opensQuotation = (words: string, at: number): boolean =>
  /^$|[\s(（[:：]/.test(words.charAt(at - 1)) && words.charAt(at + 1).trim() !== "";
