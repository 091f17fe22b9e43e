import { orderOf } from "./content.js";
import { type Cue, cuesOf } from "./cues.js";
import { IDIOMS, take } from "./rule-words.js";

/** What a rule word of a clause is said of. */
export interface Governed {
  readonly mode: Cue["mode"];
  readonly negative: boolean;
  /** The words that come first after it, or before a word such as "prohibited". */
  readonly heads: readonly string[];
  readonly words: ReadonlySet<string>;
  /** "By phone, not by letter": the negation is said of this alone. */
  readonly contrast: boolean;
  /** It denies only what lies beyond a value. */
  readonly compares: boolean;
}

// Rule words that stand behind what they rule.
const BEHIND =
  /^(?:not (?:allowed|permitted|possible|required|obliged|obligatory|mandatory|compulsory|necessary|needed)|required|needed|obligatory|mandatory|compulsory|forbidden|prohibited|banned|barred|allowed|permitted|possible|tolerated|acceptable|recommended|discouraged|optional|voluntary|unnecessary|free|avoided|lost)$/i;
const SUBJECT_NEGATION = /(?<![A-Za-z])(?:no|nobody|no ?one|none|neither)(?![A-Za-z])/i;
const OR = /(?<![A-Za-z])(?:or|nor) (?:to )?([A-Za-z-]+)/gi;
const AND_OR = /(?<![A-Za-z])(?:and|or) (?:to )?([A-Za-z-]+)/gi;
const CONTRASTED = /^ (?:by|in|on|at|with|for|from|to|through|via|as) /i;
const HEADS = 2;
const REACH = 4;

const NEGATIVE: readonly Cue["mode"][] = ["may-not", "need-not", "should-not", "not", "without", "un"];

/** No number or date: those are compared elsewhere. */
const isWord = (word: string): boolean => !/^[nd]\d/.test(word);
// "Cannot be better than 4.0" denies nothing but what lies beyond.
const COMPARES =
  /^[^.;,]{0,40}? (?:[a-z]+er|more|less|better) than|^ ?exceed|(?<![A-Za-z])(?:above|over|below|under)(?![A-Za-z])/i;
// The word that stands for all of payment.
const PAYING: readonly string[] = ["pay"];

/** Rule words of a clause, each with the words it rules. */
export function governedIn(clause: string): Governed[] {
  const cues = cuesOf(clause);
  const spoken = take(clause, IDIOMS).rest;
  return cues.flatMap((cue, i): Governed[] => {
    // "Free of charge" says that one need not pay.
    if (cue.mode === "free")
      return [
        {
          mode: "need-not",
          negative: true,
          heads: PAYING,
          words: new Set(PAYING),
          contrast: false,
          compares: false,
        },
      ];
    const tail = clause.slice(cue.end, cues[i + 1]?.start ?? clause.length);
    const after = orderOf(tail);
    const before = orderOf(clause.slice(cues[i - 1]?.end ?? 0, cue.start));
    const behind = BEHIND.test(cue.text) || (after.length === 0 && cue.mode !== "without");
    const then = !behind || /^ (?:to|from|for) /i.test(tail) ? after.filter(isWord).slice(0, HEADS) : [];
    const first = before.filter(isWord);
    const heads = behind ? [...first.slice(0, 1), ...first.slice(1).slice(-HEADS), ...then] : then;
    // "No employee may": the negation in the subject is the verb's.
    const subject = /^(?:may|must)$/.test(cue.mode) && SUBJECT_NEGATION.test(spoken.slice(0, cue.start));
    const mode: Cue["mode"] = subject ? "may-not" : cue.mode;
    const negative = NEGATIVE.includes(mode);
    // "May charge interest and suspend deliveries": the rule word goes on to the second verb.
    const second = [...tail.matchAll(negative ? OR : AND_OR)].flatMap((m) => orderOf(m[1] ?? ""));
    const words = new Set([
      ...heads,
      ...after.slice(0, REACH),
      ...second,
      ...(behind ? before.slice(-REACH) : []),
    ]);
    return words.size === 0
      ? []
      : [
          {
            mode,
            negative,
            heads,
            words,
            contrast: mode === "not" && CONTRASTED.test(tail),
            compares: COMPARES.test(tail),
          },
        ];
  });
}
