import { markNumbers } from "../content.js";
import { type Chunk, chunksOf, preposition } from "./chunks.js";
import { FINITE, type Part, partsOf, VERB } from "./parts.js";

/** A part of a text that says one thing: a clause, a conjunct with a preposition or verb of its own, an item of a list. */
export interface Unit {
  readonly text: string;
  readonly chunks: readonly Chunk[];
  readonly words: ReadonlySet<string>;
  /** The unit whose verb it leaves out. */
  readonly base: Unit | null;
  /** What stands before its verb. */
  readonly subject: readonly Chunk[];
  /** "In winter it starts from B": a frame in front, which the unit before does not have. */
  readonly framed: boolean;
  /** Its subject is that of the unit before. */
  readonly subjectless: boolean;
  /** More than a comma joins it to what stands before. */
  readonly coordinate: boolean;
  /** A comma and a value or "those" join it to what stands before. */
  readonly gapped: boolean;
  /** Which sentence it stands in. */
  readonly sentence: number;
  /** It has no verb of its own or "those" for a subject: it says what the unit before it says, of something else. */
  readonly elliptic: boolean;
  /** It goes on about what the unit before it speaks of, opens a list or sets a condition: it stands beside nothing. */
  readonly dependent: boolean;
  /** An item of a list. */
  readonly item: boolean;
  readonly negative: boolean;
  /** "Those from B do not": its verb stands for the whole predicate of the unit before. */
  readonly echo: boolean;
}

/** "For smaller amounts": what is compared with a value of the unit before. */
const COMPARED =
  /(?<![A-Za-z])(?:smaller|larger|lower|higher|lesser|greater|shorter|longer|earlier|later) (?!than)[a-z]/i;
const CONTRASTING =
  /^(?:those|ones?|the (?:latter|former|rest|others?)|others?|all others?|each)(?![A-Za-z])|^an? \S+ one(?![A-Za-z])/i;
const DEPENDENT =
  /^(?:it|they|this|that|these|such|which|who|whose|he|she|if|unless|except|excluding|other than|apart from|provided|as long as|so long as|until|when|where|once|only|not|with the exception|save|including|in addition)(?![A-Za-z])|:$|^(?:\S+ ){1,2}of (?:it|them|this|which|whom)(?![A-Za-z])|^(?:除|但|且|未经|只有|仅|若|如|其中|其)/i;
const FRAME = new RegExp(
  `^${preposition()} [^,]{2,40}?,? (?:it|they|he|she|this) |^${preposition()} [^,]{2,40}, `,
  "i",
);
const ANAPHORIC = new RegExp(
  `^${preposition()} (?:his|her|its|their|this|that|such|these|the same|it|them|which) `,
  "i",
);
const AUXILIARY = new RegExp(`(?<![A-Za-z])(?:${FINITE})(?: not|n't)?\\W*$`, "i");
const SUBJECTLESS = new RegExp(
  `^(?:(?:${FINITE}|to|then)(?![A-Za-z])|(?:\\w+ )?\\w+(?:ed|en|s) (?:${preposition()}|the|an?|its|their|all|no)(?![A-Za-z]))`,
  "i",
);
const ITEM = /^(?:[-•*–·]|\([a-z\d]{1,3}\)|[a-z\d]{1,2}[.)])\s/i;
const GAPPED = /^[$€£¥₹]? ?n?\d/;
const DENIES =
  /(?<![A-Za-z])(?:not|no|never|none|nobody|neither|cannot|forbidden|prohibited|banned|excluded|exempt|refused|rejected)(?![A-Za-z])|n't|[不未无非免禁]/i;

const denies = (text: string): boolean => DENIES.test(text);

function read(part: Part, sentence: number, item: boolean, base: Unit | null): Unit | null {
  const { text, joiner } = part;
  const chunks = chunksOf(text);
  if (chunks.length === 0) return null;
  const contrasting = CONTRASTING.test(text);
  const full = /\p{Script=Han}/u.test(text) || VERB.test(text) || joiner === "" || joiner === ";" || item;
  const elliptic = base !== null && (contrasting || !full);
  const verb = VERB.exec(text)?.index;
  const framed = FRAME.test(text);
  return {
    text,
    chunks,
    words: new Set(chunks.flatMap((c) => c.words)),
    base: elliptic ? base : null,
    subject: verb === undefined ? chunks.slice(0, 1) : chunksOf(text.slice(0, verb)),
    framed,
    sentence,
    elliptic,
    subjectless: SUBJECTLESS.test(text),
    coordinate: (joiner !== "," && !/or$/i.test(joiner)) || /\p{Script=Han}/u.test(text),
    gapped: GAPPED.test(text) || contrasting,
    dependent: (DEPENDENT.test(text) && !framed) || ANAPHORIC.test(text) || COMPARED.test(text),
    echo: AUXILIARY.test(text),
    item,
    negative: denies(text),
  };
}

/** The units of some texts whose dates are marked. */
export function unitsOf(texts: readonly string[]): Unit[] {
  const units: Unit[] = [];
  let base: Unit | null = null;
  let sentence = 0;
  for (const text of texts) {
    const item = ITEM.test(text);
    for (const part of partsOf(markNumbers(text.replace(ITEM, "")).replace(/ {2,}/g, " "), item)) {
      if (part.joiner === "") sentence++;
      const unit = read(part, sentence, item, base);
      if (!unit) continue;
      units.push(unit);
      if (!unit.elliptic) base = unit;
    }
  }
  return units;
}
