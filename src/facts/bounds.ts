/** Which side of the value counts: at least / more than, or at most / less than. */
export type Bound = "low" | "high" | null;

const MORE = "more|greater|longer|later|older|higher|larger|better|further|faster|heavier";
const LESS = "less|fewer|lower|earlier|younger|shorter|smaller|slower|lighter";
const SIGN = "\\s?(?:the |a )?[$€£¥A-Z ]{0,4}$";
const LOW_BEFORE = new RegExp(
  `(?:at least|no(?:t)?(?: be| fall| drop)? (?:(?:${LESS}) than|below|under)|a? ?minimum (?:of |is )?|(?<!not |no )(?<!not be )(?:${MORE}) than|(?<!not |not be )(?:over|above|beyond|after)|(?<!not |not to )exceed(?:s|ing|ed)?|in excess of|upwards of|starts? at|from (?:the )?age(?: of)?|至少|不少于|不得?低于|(?<!不得?)超过|(?<!不得?)多于|(?<!不得?)高于|最低|最少|不早于|满)${SIGN}`,
  "i",
);
const HIGH_BEFORE = new RegExp(
  `(?:at (?:the )?most|no(?:t)?(?: be| rise| go)? (?:(?:${MORE}) than|above|over)|a? ?maximum (?:of |is )?|up to|as (?:many|much|long) as|limit(?:ed)? (?:to|of|is)|capped at|cap of|ceiling (?:of|is)|not (?:to )?exceed(?:ing)?|(?<!no |not )(?<!not be )(?:${LESS}) than|(?<!not |not be |not fall )(?:under|below)|within|不得?超过|不多于|不高于|不晚于|至多|最多|最高|最长|(?<!不得?)低于|(?<!不)少于|不足|不满|未满)\\s?(?:the |a )?(?:为|可达)?[$€£¥A-Z ]{0,4}$`,
  "i",
);
// Chinese puts a verb between the bound and its number.
const hanLow = /(?:至少|不少于|不低于|最低|最少)\p{Script=Han}{0,4}\s?$/u;
const hanHigh = /(?:至多|最多|最高|最长|不超过|不高于)\p{Script=Han}{0,4}\s?$/u;
const NOT_LATER_AHEAD = /no later than\s?$/i;
const LOW_AFTER = new RegExp(
  `^[^,;.。;,]{0,18}?(?: or (?:${MORE}|above|over|beyond)| at (?:the )?(?:least|earliest)|(?: or )?upwards?|以上|起)(?![A-Za-z])`,
  "i",
);
const HIGH_AFTER = new RegExp(
  `^[^,;.。;,]{0,18}?(?: or (?:${LESS}|under|below)| at (?:the )?(?:most|latest)|以下|以内|之内|内(?![容部]))(?![A-Za-z])`,
  "i",
);

/** "Nobody may stay longer than": the negation belongs to the comparison. */
export const NEGATED_COMPARISON = new RegExp(
  `(?<![A-Za-z])(?:may not|must not|cannot|can't|not|never|no ?one|nobody|none|no|without)(?![A-Za-z])(?:(?!unless|except| if | when | where )[^.;,]){0,40}? (?:(?:${MORE}) than|exceed(?:s|ed|ing)?)(?![A-Za-z])|(?<![A-Za-z])(?:${MORE}) than [^;]{1,30}? (?:is|are) (?:prohibited|forbidden|banned|not (?:allowed|permitted|accepted|possible))(?![A-Za-z])`,
  "i",
);
const REFUSED =
  "prohibited|forbidden|banned|rejected|refused|declined|denied|excluded|invalid|void|lost|not (?:allowed|permitted|accepted|possible|considered|admitted|approved|paid|granted)";
const FORBIDDEN_AFTER = new RegExp(
  `^(?:(?! and | but )[^;,]){0,40} (?:(?:is|are|be|being|get|gets) (?:${REFUSED})|lapses?|expires?|loses?|may not|must not|cannot|shall not|will not)(?![A-Za-z])|^[^;。]{0,16}(?:不予|不得|不再|无效|作废)`,
  "i",
);
/** "Nobody under 18 may": the negation turns the bound. */
const NEGATED_LESS = new RegExp(
  `(?<![A-Za-z])(?:may not|must not|cannot|can't|shall not|no ?one|nobody|no|never)(?![A-Za-z])(?:(?!unless|except| if | when | where )[^.;,]){0,40}? (?:(?:${LESS}) than|below|under)${SIGN}`,
  "i",
);
/** A text that goes on to the other side of a value it has named: "those below that threshold". */
const OTHER_SIDE =
  /(?<![A-Za-z])(?:(?:below|above|under|over|beyond|exceeding|from|up to) (?:that|this|these|which|it)(?![A-Za-z])|(?:smaller|larger|lower|higher|shorter|longer) (?!than)(?=[a-z]{3})|(?:every|each|any|per)? ?(?:additional|extra|excess|further) |otherwise|thereafter|thereby|afterwards|whoever leaves later|leaves? later)|不足|否则|超出部分|其余/i;

/** The bound that stands around a number at `start` to `end` of a normalised text. */
export function boundOf(text: string, start: number, end: number): Bound {
  const head = text.slice(Math.max(0, start - 50), start);
  const tail = text.slice(end, end + 36);
  // "No later than 14 days before" leaves at least that much time; "no later than day 14" is a ceiling.
  if (NOT_LATER_AHEAD.test(head)) return /^[^,;.]{0,20} (?:before|prior)/i.test(tail) ? "low" : "high";
  if (HIGH_BEFORE.test(head) && !LOW_BEFORE.test(head) && NEGATED_LESS.test(head)) return "low";
  if (HIGH_BEFORE.test(head) || hanHigh.test(head)) return "high";
  if (LOW_BEFORE.test(head) && !LOW_NEGATED.test(head) && NEGATED_COMPARISON.test(head)) return "high";
  if (LOW_BEFORE.test(head) || hanLow.test(head)) return "low";
  if (LOW_AFTER.test(tail)) return "low";
  return HIGH_AFTER.test(tail) ? "high" : null;
}
// "More than five", "fewer than five": the value itself lies outside.
const OUTSIDE_BEFORE = new RegExp(
  `(?<!no )(?<!not )(?<!not be )(?:(?:${MORE}|${LESS}) than|over|above|under|below|beyond|(?<!not to )exceed(?:s|ing|ed)?|超过|多于|高于|低于|少于|不足|不满|未满)${SIGN}`,
  "i",
);
/** True when the bound leaves its own value out. */
export const leavesOut = (text: string, start: number): boolean => {
  const head = text.slice(Math.max(0, start - 50), start);
  return OUTSIDE_BEFORE.test(head) && !NEGATED_COMPARISON.test(head) && !NEGATED_LESS.test(head);
};
const LOW_NEGATED = new RegExp(`no(?:t)?(?: be| fall| drop)? (?:(?:${LESS}) than|below|under)${SIGN}`, "i");

const REFUSED_BEFORE =
  /(?<![A-Za-z])(?:refus(?:e|es|ing)|reject(?:s|ing)?|declin(?:e|es|ing)|exclud(?:e|es|ing)|turn(?:s|ing)? down|forbid(?:s|ding)?|prohibit(?:s|ing)?)(?![A-Za-z])[^.;,]{0,50}$/i;

/** True when what lies beyond the bound is refused, so that the bound may be told as the other one. */
export const refusedBeyond = (text: string, start: number, end: number): boolean =>
  FORBIDDEN_AFTER.test(text.slice(end, end + 70)) ||
  REFUSED_BEFORE.test(text.slice(Math.max(0, start - 80), start));

/** Where the sentence goes on to what holds on the other side of a number: that part, and the one before it. */
export function otherSideOf(text: string, end: number): { before: string; after: string } | null {
  const found = OTHER_SIDE.exec(text.slice(end));
  if (!found) return null;
  return { before: text.slice(0, end + found.index), after: text.slice(end + found.index) };
}
