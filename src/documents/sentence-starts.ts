/** Text is handed to the segmenter in windows: on some long texts ("1. A b. ...") its time grows with the square. */
const WINDOW = 4_000;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** Where sentences begin by Unicode Standard Annex 29, in order. */
export function sentenceStarts(words: string): number[] {
  const starts: number[] = [];
  let from = 0;
  let size = WINDOW;
  while (from < words.length) {
    const end = Math.min(words.length, from + size);
    let last = 0;
    for (const { index } of segmenter.segment(words.slice(from, end))) {
      starts.push(from + index);
      last = index;
    }
    if (end === words.length) break;
    // The last sentence of a window may go on behind it: it is read again, in a wider window if it filled this one.
    starts.pop();
    size = last === 0 ? size * 2 : WINDOW;
    from += last;
  }
  return starts;
}
