/** Characters that would let a document steer the terminal: control codes and bidirectional overrides. */
const STEERING = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/gu;

/** A document's words as a terminal may show them: steering characters become visible blanks. */
export const harmless = (text: string): string => text.replace(STEERING, "\ufffd");

/** Each of these takes one column and joins no neighbour: most lines need no more than their length. */
const SINGLE = /^[\x20-\x7e\u00a0-\u00a8\u00aa-\u00ad\u00af-\u02ff\u2010-\u2027]*$/;

/** Made at the first line that needs them: their tables take 20 ms to load. */
let unicode: { readonly graphemes: Intl.Segmenter; readonly wide: RegExp } | null = null;
const tables = () => {
  unicode ??= {
    graphemes: new Intl.Segmenter("en", { granularity: "grapheme" }),
    wide: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\p{Extended_Pictographic}]/u,
  };
  return unicode;
};

/** Columns that a text takes in a terminal (Unicode Standard Annex 11: wide characters take two). */
export function columns(text: string): number {
  if (SINGLE.test(text)) return text.length;
  const { graphemes, wide } = tables();
  let sum = 0;
  for (const { segment } of graphemes.segment(text)) sum += wide.test(segment) ? 2 : 1;
  return sum;
}

/**
 * Breaks a text into lines of at most `width` columns, between words where there are any; `null` keeps it in one
 * line. White space is folded.
 */
export function wrap(text: string, width: number | null): string[] {
  const folded = text.replace(/\s+/gu, " ").trim();
  if (width === null) return [folded];
  const lines: string[] = [];
  let line = "";
  for (const word of folded.split(" ").flatMap((one) => pieces(one, width))) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (line !== "" && columns(joined) > width) {
      lines.push(line);
      line = word;
    } else line = joined;
  }
  return [...lines, line];
}

/** A word wider than the line is cut between graphemes: Chinese has no blanks to break at. */
function pieces(word: string, width: number): string[] {
  if (columns(word) <= width) return [word];
  const cut: string[] = [];
  let piece = "";
  for (const { segment } of tables().graphemes.segment(word)) {
    if (piece !== "" && columns(piece + segment) > width) {
      cut.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return [...cut, piece];
}
