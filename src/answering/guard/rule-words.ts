import { NEGATED_COMPARISON } from "../../facts/bounds.js";

/** What a clause does to the rule it states. */
export interface Signature {
  /** The clause says that something is not so: the count of its negations is odd. */
  readonly negative: boolean;
  readonly negations: number;
  /** "Without": negations of what follows, not of the clause. */
  readonly modifiers: number;
  readonly mode: Mode;
  /** Words such as "closed", which say no without a negation. */
  readonly soft: boolean;
  /** The opposite of the soft words: "open", "available". */
  readonly open: boolean;
  /** "Not longer than": a negated comparison. */
  readonly limit: boolean;
  /** "Longer than" without a negation. */
  readonly exceeds: boolean;
  /** only, solely */
  readonly only: boolean;
  /** unless, except, other than */
  readonly exception: boolean;
  /** if, provided that */
  readonly condition: boolean;
  /** up to, at most */
  readonly capped: boolean;
  /** provided that, as long as: a condition without which it is not so */
  readonly provided: boolean;
  /** until */
  readonly until: boolean;
  /** including, even, in every case: the opposite of an exception */
  readonly inclusive: boolean;
  /** any, every, all */
  readonly universal: boolean;
  readonly before: boolean;
  readonly after: boolean;
}

export type Mode = "must" | "may" | "should" | "may-not" | "need-not" | "should-not" | "none";

export const w = (words: string): RegExp => new RegExp(`(?<![A-Za-z])(?:${words})(?![A-Za-z])`, "gi");
export const all = (...patterns: readonly RegExp[]) => patterns;

/** Phrases in which a rule word does not work as one. */
const COMPARISON = all(new RegExp(NEGATED_COMPARISON.source, "gi"));
export const IDIOMS = all(
  w(
    "(?:(?:does|do|shall|will|may|is|are|be|been) not (?:be )?|(?:have|has|having) no )(?:affect(?:ed)?|impair(?:ed)?|alter(?:ed)?|effect)(?= on|s?[ .,;]|$)|(?:left|remains?|stays?) un(?:touched|affected|changed|altered)|no(?:t)? (?:be )?(?:later|earlier|more|less|fewer|longer|greater|higher|lower|better|faster) than|not (?:counting|including)|no matter|without delay|best possible|(?:as .{2,12} as|if|where|wherever) possible|not (?:more|less|fewer|longer|later|earlier|exceed(?:ing)?)(?: than)?|whether or not|not to exceed|if necessary|without (?:limit|exception|delay|restriction)s?|no limits?|as well as|no\\. ?\\d+|not only|may(?= \\d)",
  ),
  /不仅|不但|不少于|不低于|不得?超过|不多于|不高于|不同|不断|除非(?=遗)|未来|未决|未成年|非常|非遗|不动产|无论|不足|应用|供应|适应|对应|反应|相应|效应|响应|需求|可靠|许可|认可|可持续|能力|能源|功能|智能|节能|性能|技能|职能|产能|无人|无障碍|无薪|未休|未使用|未满|不及格|可能|必要/gu,
);
const NOT_ONLY = all(w("not only|not just|not merely"), /不仅|不但/gu);
const NOTHING_BUT =
  /(?<![A-Za-z])(?:anything|anyone|anybody|nothing|nobody|no ?one|none|all) (?:but|other than|except)(?![A-Za-z])/gi;

const EXCEPTION = all(
  w(
    "unless|except(?:ing|ed)?(?: for)?|with the exception of|other than|apart from|aside from|save(?= (?:for|those|where|when|in|that|as))|excluding|(?<!(?:is|are|be|being|remain) )exempt from|but not(?! (?:more|less|fewer|later|earlier|longer|before|after|above|below|over|under|exceeding))",
  ),
  NOTHING_BUT,
  /除非|除外|以外|除了?[^,。;,]{0,30}外|除(?=[^,。;,]{1,30}[,,])/gu,
);
const ONLY = all(
  w(
    "only|solely|exclusively|merely|(?:limited|restricted) to(?! ?(?:[^A-Za-z ]|[A-Z]{3} ))|nothing but|just",
  ),
  /仅限?|只有?|唯一|限于/gu,
);
const INCLUSIVE = all(
  w(
    "including|also (?:applies|apply|covers?|includes?|eligible|qualif(?:y|ies)|subject|those)|even (?:if|when|where|though|after|before|without|by|on|at|to|as|the|an?|for|during|in)(?! years)|whatever|whoever|whichever (?!is)|whether or not|without (?:any )?exceptions?|also (?:on|in|when|if|during|for)|too|in every case|in all cases|in any case|always|included(?=[.,;]|$)|regardless|not only|not just|no matter",
  ),
  /包括|即使|不仅|一律|无论|不论|任何情况|不例外/gu,
);
const CONDITION = all(
  w(
    "otherwise|in (?:all|any|every) other cases?|if|provided(?: that)?|as long as|so long as|on condition that|in case|when|where|whenever",
  ),
  /如果|若|如有|只要|时(?=[,,])|的情况下/gu,
);
const CAPPED = all(
  w("up to|at most|maximum|no more than|not more than|as much as|capped"),
  /不超过|最多|最高|至多/gu,
);
const PROVIDED = all(
  w("provided(?: that)?|as long as|so long as|on condition that|not unless"),
  /只要|方可/gu,
);
const UNTIL = all(w("until|till"), /直到|为止/gu);
const BEFORE = all(
  w("before|prior to|in advance|ahead of|until|till|beforehand"),
  /之前|以前|前(?=[,,。不须应必提需可]|$)|事先|预先|提前/gu,
);
const AFTER = all(w("after|once|following|afterwards|since"), /之后|以后|后(?=[,,。不须应必可]|$)/gu);

// Words that hold a negation and a permission at once.
export const PROHIBIT = all(
  w(
    "(?:may|can|must|shall|could) (?:not|never)|cannot|can't|mustn't|shan't|may (?:not|never)|prohibit(?:s|ed)?|forbidden|forbids?|bann?(?:ed|s)|disallow(?:s|ed)?|not (?:allowed|permitted|possible|entitled|eligible|able)|do not ever|has to stop|barred|los(?:e|es|ing) (?:the|their|his|her|its|any) right|right(?: [a-z]+){0,4} (?:is|are) lost|illegal|unlawful|not be (?:allowed|permitted)|neither may|nobody may|no one may",
  ),
  /谢绝|不得|禁止|严禁|不准|不许|不可以?|不能够?|不允许|切勿|请勿|勿/gu,
);
export const EXEMPT = all(
  w(
    "need not|needn't|(?:do|does|did) (?:not|n't) (?:need|have to|require)|(?:don't|doesn't|didn't) (?:need|have to|require)|not (?:required|obliged|obligatory|mandatory|compulsory|necessary|needed)|optional|exempt|no (?:need|duty|obligation|requirement)|unnecessary|not be required",
  ),
  /免收|免交|免缴|不必|无需|无须|不需要?|可不|可以不|不用/gu,
);
export const SHOULD_NOT = all(
  w("should(?:n't| not| never)|discouraged|avoid(?:s|ed|ing)?|not recommended|ought not"),
  /不应当?|不宜|不建议|避免/gu,
);
export const NO_WORDS = all(
  w(
    "neither[^.;,]*? nor|not|never|no|none|nobody|no ?one|nothing|nowhere|neither|nor|without|rather than|cannot|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|won't|wouldn't|hasn't|haven't|hadn't",
  ),
  /未|无|没有?|非(?![遗常])|不/gu,
);
// Verbs and adjectives that say no by themselves.
export const NO_VERBS = all(
  w(
    "refus(?:e|es|ed)|reject(?:s|ed)?|declin(?:e|es|ed)|den(?:y|ies|ied)|exclud(?:e|es|ed)|turn(?:s|ed)? down|rul(?:e|es|ed|ing)(?: [a-z]+){0,3} out|(?:leav(?:e|es|ing)|left)(?: [a-z]+){0,2} out|unavailable|ineligible|invalid|unable|waiv(?:e|es|ed)|fail(?:s|ed)? to|lacks?|(?<=(?:is|are|be|been|being|was|were|left|stays?|remains?|kept) )un(?!ited|ified|iformed|dertaked)(?:[a-z]{2,}ed|paid)",
  ),
  /拒绝|排除|免除|免于/gu,
);
const NEGATION = all(...NO_WORDS, ...NO_VERBS);
export const FREE = all(
  w(
    "[a-z]{3,}-free|(?:duty|interest|tax|rent|fee) free|free of (?:any )?charge|(?:at|with) no (?:extra |additional |further )?(?:cost|charge|fee)(?: to| for)?|for free|without (?:any )?(?:charge|cost|fee)|no (?:charge|fee|cost)|costs? nothing|(?:is|are) free(?= for| of(?! )|[.,;]|$)|is waived",
  ),
  /免费/gu,
);
export const MUST = all(
  w(
    "must|shall|ha(?:s|ve) to|need(?:s|ed)?|requir(?:e|es|ed|ing|ement|ements)|obliged|obliges|obligatory|mandatory|compulsory|a must|obligations?|duty to",
  ),
  /必须|应当?|须|需要?|务必|有义务/gu,
);
export const MAY = all(
  w(
    "may|can|could|might|lawful|permissible|allow(?:s|ed)?|permit(?:s|ted)?|possible|entitled|eligible|able to|free to|the right to|right to|welcome to|acceptable|voluntar(?:y|ily)|tolerated|of (?:its|their|his|your) own accord",
  ),
  /可以?|允许|能够|能(?=[在以向为申使])|有权|准许/gu,
);
export const SHOULD = all(
  w("should|ought to|encourag(?:e|es|ed|ing)|recommend(?:s|ed)?|advis(?:e|es|ed)"),
  /鼓励|建议|提倡|宜(?=[在于])/gu,
);

const SOFT = all(w("clos(?:e|es|ed)"), /闭馆|关闭/gu);
const OPEN = all(w("opens?|available"), /开放/gu);

const UNIVERSAL = all(w("any|every|all|always|everyone|anyone"), /任何|所有|一切|全部/gu);
const EXCEEDS = all(w("(?:more|longer|later|faster|higher|larger|greater|heavier|older) than"));

interface Taken {
  readonly count: number;
  readonly rest: string;
}
export function take(text: string, patterns: readonly RegExp[]): Taken {
  let count = 0;
  let rest = text;
  for (const pattern of patterns)
    rest = rest.replace(pattern, (found) => {
      count++;
      return " ".repeat(found.length);
    });
  return { count, rest };
}
export const has = (text: string, patterns: readonly RegExp[]): boolean => take(text, patterns).count > 0;

function modeOf(
  counts: Readonly<Record<"prohibit" | "exempt" | "shouldNot" | "must" | "may" | "should", number>>,
  bare: number,
): Mode {
  if (counts.exempt > 0) return "need-not";
  if (counts.prohibit > 0) return bare % 2 === 1 && counts.prohibit === 1 ? "may" : "may-not";
  if (counts.shouldNot > 0) return "should-not";
  const odd = bare % 2 === 1;
  if (counts.must > 0) return odd && counts.may === 0 ? "need-not" : "must";
  if (counts.may > 0) return odd ? "may-not" : "may";
  return counts.should > 0 ? (odd ? "should-not" : "should") : "none";
}

/** "Cars not returned": not of the clause but of the cars. */
export const NOT_DONE =
  /(?<!(?:is|are|was|were|be|been|has|have|had|do|does|did|may|must|can|will|shall|should|could|would|but|or|and),? )(?<=[a-z] )not (?=[a-z]+(?:ed|wn|en|pt|nt|de|ld|id)(?![a-z]))/gi;
const MODIFYING = all(
  w("without"),
  /未经/gu,
  /(?<![A-Za-z])(?:who|which|that|whose|whoever|if|when|where)(?: [a-z']+){0,4}? (?:not|never)(?![A-Za-z])/gi,
  NOT_DONE,
);

/** Reads the rule words of one normalised clause, English or Chinese. */
export function signatureOf(clause: string): Signature {
  const inclusive = has(clause, INCLUSIVE);
  const limit = NEGATED_COMPARISON.test(clause);
  const exception = take(clause, EXCEPTION);
  const notOnly = has(clause, NOT_ONLY);
  const prohibit = take(take(exception.rest, all(...COMPARISON, ...IDIOMS, ...FREE)).rest, EXEMPT);
  const shouldNot = take(prohibit.rest, SHOULD_NOT);
  const forbidden = take(shouldNot.rest, PROHIBIT);
  const negation = take(forbidden.rest, NEGATION);
  const must = take(negation.rest, MUST);
  const may = take(must.rest, MAY);
  const should = take(may.rest, SHOULD);
  const negations = prohibit.count + shouldNot.count + forbidden.count + negation.count;
  // Negations of a part of the clause: "without a form", "cars not returned", "students who do not apply".
  const modifiers = Math.min(negation.count, take(forbidden.rest, MODIFYING).count);
  const withoutOnly = negation.count - modifiers;
  return {
    negative: (negations - modifiers) % 2 === 1,
    negations,
    modifiers,
    mode: modeOf(
      {
        exempt: prohibit.count,
        prohibit: forbidden.count,
        shouldNot: shouldNot.count,
        must: must.count,
        may: may.count,
        should: should.count,
      },
      withoutOnly,
    ),
    soft: has(clause, SOFT),
    open: has(clause, OPEN),
    limit,
    exceeds: !limit && has(clause, EXCEEDS),
    only: !notOnly && has(exception.rest, ONLY),
    exception: exception.count > 0,
    condition: has(clause, CONDITION),
    capped: has(clause, CAPPED),
    provided: has(clause, PROVIDED),
    until: has(clause, UNTIL),
    inclusive,
    universal: has(clause, UNIVERSAL),
    before: has(clause, BEFORE),
    after: has(clause, AFTER),
  };
}
