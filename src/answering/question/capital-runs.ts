/** Capitalised words in a row. */
interface CapitalRun {
  /** As written, without what shows whose it is. */
  readonly text: string;
  /** The word that follows, which may say what sort of thing is named; empty where none does. */
  readonly next: string;
}

export interface Capitals {
  readonly runs: readonly CapitalRun[];
  /** The whole question is in capitals or in title case, so that capitals say nothing. */
  readonly titled: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}&]*(?:[-.'’](?!s\b)[\p{L}\p{N}]+)*/gu;
/** Capitalised where they are no names: the asker, titles, calendar words, languages and what is read as a date. */
const NO_NAMES = new Set(
  "i i'm i've i'd i'll ok faq a q mr mrs ms dr january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday english chinese mandarin pdf usb pc url id tv it hr vs what which who whom whose when where why how is are was were do does did can could may must shall should will would have has had in on at of for to from by with and or if the an my our your this that there under during after before please tell give".split(
    " ",
  ),
);
const TITLED_SHARE = 0.74;
const TITLED_LEAST = 4;

/** Runs of capitalised words inside a question; the first word, which always has a capital, begins none. */
export function capitalRuns(question: string): Capitals {
  const words = [...question.matchAll(WORD)].map((match) => ({
    text: match[0],
    index: match.index,
    capital: /^\p{Lu}/u.test(match[0]) || /^\p{Ll}+\p{Lu}/u.test(match[0]),
    opens: /(?:^|[.!?:;"“(]\s*)$/.test(question.slice(0, match.index)),
  }));
  const inner = words.filter(({ opens, text }) => !opens && !/^\p{N}/u.test(text));
  const titled =
    inner.length >= TITLED_LEAST &&
    inner.filter(({ capital }) => capital).length > inner.length * TITLED_SHARE;
  if (titled) return { runs: [], titled };
  const runs: CapitalRun[] = [];
  let run: typeof words = [];
  const close = (next: string): void => {
    const [first] = run;
    const last = run.at(-1);
    // A capital that opens a sentence counts only where another follows it at once.
    if (first && last && !(first.opens && run.length === 1))
      runs.push({ text: question.slice(first.index, last.index + last.text.length), next });
    run = [];
  };
  for (const word of words) {
    const named = word.capital && !NO_NAMES.has(word.text.toLowerCase());
    const last = run.at(-1);
    const joined = last !== undefined && question.slice(last.index + last.text.length, word.index) === " ";
    if (run.length > 0 && !(named && joined)) close(joined ? word.text : "");
    if (named) run.push(word);
  }
  close("");
  return { runs, titled };
}
