import {
  all,
  EXEMPT,
  FREE,
  IDIOMS,
  MAY,
  type Mode,
  MUST,
  NO_WORDS,
  NOT_DONE,
  PROHIBIT,
  SHOULD,
  SHOULD_NOT,
  take,
  w,
} from "./rule-words.js";

/** A rule word with its place in the clause. */
export interface Cue {
  readonly mode: Mode | "not" | "without" | "un" | "free";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const CUES: readonly (readonly [Cue["mode"], readonly RegExp[]])[] = [
  // Two that deny make one that allows.
  ["may", all(w("not (?:unlawful|illegal|prohibited|forbidden|banned|barred)"))],
  ["free", FREE],
  ["need-not", EXEMPT],
  ["should-not", SHOULD_NOT],
  ["may-not", PROHIBIT],
  ["without", all(w("without|not (?:counting|including)"), /未经/gu, NOT_DONE)],
  // "Is unpaid" is "is not paid".
  [
    "un",
    all(
      /(?<=(?:is|are|be|been|being|was|were|left|stays?|remains?|kept) )un(?!ited|ified|iformed|der|less|til)(?=[a-z]{2,}ed(?![a-z])|paid)/gi,
    ),
  ],
  ["not", NO_WORDS],
  ["must", MUST],
  ["may", MAY],
  ["should", SHOULD],
];

/** The rule words of a normalised clause in order; words of exceptions and idioms are left out. */
export function cuesOf(clause: string): Cue[] {
  const found: Cue[] = [];
  let rest = take(clause, IDIOMS).rest;
  for (const [mode, patterns] of CUES)
    for (const pattern of patterns)
      rest = rest.replace(pattern, (text: string, ...args: unknown[]) => {
        const start = Number(args.find((a) => typeof a === "number"));
        found.push({ mode, text, start, end: start + text.length });
        return " ".repeat(text.length);
      });
  return found.sort((a, b) => a.start - b.start);
}
