/** What a question wants instead of the sentence that says something; pure. */
export type AskedForm =
  | { readonly form: "sentences" }
  /** The items of a list: `noun` is what they are called, `count` how many are meant. */
  | { readonly form: "list"; readonly noun: string; readonly count: number | null }
  /** What a document holds; `named` are the words that name it. */
  | { readonly form: "outline"; readonly named: string }
  /** The documents that speak of something; null for all there are. */
  | { readonly form: "documents"; readonly about: string | null }
  /** Two things side by side; `aspect` is what of each. */
  | { readonly form: "comparison"; readonly sides: readonly [string, string]; readonly aspect: string };

const SENTENCES: AskedForm = { form: "sentences" };

export function askedFormOf(question: string): AskedForm {
  const said = question
    .normalize("NFC")
    .trim()
    .replace(/[\s?？!！.。]+$/u, "");
  return (
    libraryIn(said) ?? documentsIn(said) ?? comparisonIn(said) ?? outlineIn(said) ?? listIn(said) ?? SENTENCES
  );
}

const PAPERS =
  "documents?|policies|policy documents|rules|texts|files|handbooks|guidelines|regulations|sources|papers|manuals";
const PAPERS_ZH = "(?:政策)?(?:文件|文档|政策|资料|规定|制度|手册|规章)";

const LIBRARY: readonly RegExp[] = [
  new RegExp(
    `^(?:what|which|how many) (?:(?:other|kinds? of|of the|of your) )?(?:${PAPERS}) (?:do you (?:have|know|hold|use|cover)|have you(?: got)?|are there|are available|are (?:in )?here|(?:can|may|could|should) (?:i|we|you) (?:ask|read|see|use|search|answer|consult)|do you answer from|are you based on|are you using)(?: (?:you|about|from|here|in here|there|in total|altogether|questions about))*$`,
    "i",
  ),
  new RegExp(
    `^(?:please )?(?:list|show|name|give)(?: me)?(?: all)?(?: of)?(?: (?:the|your|available))*(?: available)? (?:${PAPERS})(?: (?:you (?:have|know)|that you have|there are|available))?$`,
    "i",
  ),
  /^(?:so )?what (?:can|may|could|should) (?:i|we|one) ask(?: you)?(?: about)?(?: here)?$/i,
  /^what (?:topics|subjects|questions) (?:can|may) (?:i|we) ask(?: you)?(?: about)?$/i,
  /^what do you know(?: about)?$/i,
  new RegExp(
    `^(?:请问)?(?:[你您]们?|这里|这儿|库里|系统里?)?(?:一?共|总共|都|里)?(?:有|收录了?|知道|包含)(?:哪些|哪几[份个篇]|什么|多少[份个篇部]?|几[份个篇部])${PAPERS_ZH}(?:呢|可以问|可查)?$`,
    "u",
  ),
  new RegExp(`^(?:请)?(?:列出|列举|显示)(?:一下)?(?:所有|全部)?(?:的)?${PAPERS_ZH}$`, "u"),
  new RegExp(
    `^(?:我们?)?(?:可以|能|能够)?(?:问|查|查询)[你您]?(?:些)?(?:什么|哪些|哪些${PAPERS_ZH}|哪些问题)(?:呢)?$`,
    "u",
  ),
  new RegExp(`^(?:有)?(?:哪些|什么)${PAPERS_ZH}(?:可以|能)(?:问|查|查询|用)(?:呢)?$`, "u"),
];

const libraryIn = (said: string): AskedForm | null =>
  LIBRARY.some((pattern) => pattern.test(said)) ? { form: "documents", about: null } : null;

const SPEAKS =
  "talk(?:s|ing)? (?:about|of)|speak(?:s|ing)? (?:about|of)|mention(?:s|ing)?|deal(?:s|ing)? with|(?:say|says) (?:something|anything) (?:about|on)|discuss(?:es)?|address(?:es)?|(?:are|is) about|refer(?:s)? to|touch(?:es)? on|concern(?:s)?|treat(?:s)?|cover(?:s)?";
const ABOUT: readonly RegExp[] = [
  new RegExp(
    `^(?:in )?(?:which|what)(?: of the| of your)? (?:${PAPERS}|plans|reports|pages|articles) (?:that )?(?:${SPEAKS}) (.+)$`,
    "i",
  ),
  new RegExp(
    `^in (?:which|what)(?: of the| of your)? (?:${PAPERS}|plans|reports|pages|articles) (?:is|are) (.+?) (?:mentioned|discussed|addressed|covered|dealt with)$`,
    "i",
  ),
  new RegExp(
    `^(?:哪些|哪几[份个篇]|有哪些|什么)(?:${PAPERS_ZH}|计划|报告|方案)(?:里|中)?(?:都)?(?:提到|提及|涉及|谈到|谈及|讲到|说到|关于|有关|讨论)了?(?:过)?(.+?)(?:的问题|的内容)?$`,
    "u",
  ),
];

function documentsIn(said: string): AskedForm | null {
  const about = firstGroup(ABOUT, said);
  return about === null ? null : { form: "documents", about };
}

const COMPARED: readonly RegExp[] = [
  /^(?:please )?(?:can you |could you )?compare (.+?) (?:and|with|to|against|versus|vs\.?) (.+)$/i,
  /^(?:what (?:is|are) the |what's the |show (?:me )?the |explain the )?(?:differences?|comparison) between (.+?) and (.+)$/i,
  /^how (?:do|does|did) (.+?) (?:and|differ from) (.+?)(?: differ| compare)?$/i,
  /^how (?:is|are) (.+?) different from (.+)$/i,
  /^(?:请)?(?:比较|对比)(?:一下)?(.+?)(?:和|与|跟|同|以及)(.+)$/u,
  /^(.+?)(?:和|与|跟|同)(.+?)(?:之间)?(?:有(?:什么|何|哪些))(?:区别|不同|差异|差别)$/u,
];
/** "how do A and B differ in C", "compare A and B in terms of C", "the C of A and B". */
const ASPECT =
  /^(.*?) (?:(?:differ|compare) )?(?:in terms of|with regard to|regarding|concerning|when it comes to|in|on|about) (.+)$/i;
const OWNED = /^(?:the )?(.+?) of (.+)$/i;

function comparisonIn(said: string): AskedForm | null {
  for (const pattern of COMPARED) {
    const [, one = "", rest = ""] = pattern.exec(said) ?? [];
    if (one === "" || rest === "") continue;
    // "how do A and B book trains" asks for no difference.
    if (/^how (?:do|does|did) /i.test(said) && !/\b(?:differ|compare)\b/i.test(said)) continue;
    const [, before, named] = ASPECT.exec(rest) ?? [];
    const other = (before ?? rest).replace(/ (?:differ|compare)$/i, "");
    const [, owned, first] = OWNED.exec(one) ?? [];
    const aspect = [named ?? "", owned ?? ""].filter((part) => part !== "").join(" ");
    return { form: "comparison", sides: [first ?? one, OWNED.exec(other)?.[2] ?? other], aspect };
  }
  return null;
}

const OUTLINED: readonly RegExp[] = [
  /^what (?:does|do|all does) (.+?) (?:cover|contain|include|consist of|deal with|regulate)$/i,
  /^what(?: is|'s) (?:in|covered (?:in|by)|contained in) (.+)$/i,
  /^what(?: is|'s) (.+?) (?:all )?about$/i,
  /^(?:please )?(?:can you |could you )?(?:summari[sz]e|outline|sum up) (.+?)(?: for me| please)?$/i,
  /^(?:please )?(?:can you |could you )?(?:give|show|write)(?: me)? (?:an? |the )?(?:brief |short |quick )?(?:overview|summary|outline|table of contents|contents|gist) (?:of|for) (.+)$/i,
  /^(?:an? |the )?(?:overview|summary|outline|table of contents|contents) of (.+)$/i,
  /^(?:what (?:is|are) the )?(?:main |key )(?:points|topics|contents|parts|sections) (?:of|in) (.+)$/i,
  /^(?:请|请你|帮我)?(?:概括|总结|概述|归纳|简要介绍|介绍)(?:一下)?(.+?)(?:的(?:主要)?内容)?$/u,
  /^(.+?)(?:主要|都)?(?:涵盖|包括|包含|规定|讲|说|写)了?(?:哪些(?:内容|方面)|(?:些)?什么(?:内容)?)$/u,
  /^(.+?)的(?:大纲|目录|概要|概况|主要内容|要点)(?:是什么|有哪些)?$/u,
];

function outlineIn(said: string): AskedForm | null {
  const named = firstGroup(OUTLINED, said);
  return named === null ? null : { form: "outline", named };
}

const NUMBERS = "two three four five six seven eight nine ten eleven twelve".split(" ");
const NUMBER = `(?:${NUMBERS.join("|")}|\\d{1,2})`;
const NOUN_PHRASE = `(?:(?:kinds?|types?|sorts?) of )?((?:(?!(?:of|to|for|in|on|that|do|does|did|are|is|was|were|can|could|should|must|may|will|would|has|have|which|when|at|by|with|from|under|i|we|you|they|people|employees|there)\\b)[\\p{L}'’-]+ ?){1,4})`;
const SEVERAL: readonly RegExp[] = [
  new RegExp(
    `\\b(?:what|which) (?:are|were) (?:(?:all|of|the|these|those|its|their|your|our|main|key|different|various|possible) )*(?:(${NUMBER}) )?${NOUN_PHRASE}`,
    "iu",
  ),
  new RegExp(`\\b(?:what|which)(?: of)?(?: the)? (?:(${NUMBER}) )?${NOUN_PHRASE}`, "iu"),
  new RegExp(
    `^(?:please )?(?:list|name|enumerate|give me|tell me|show me)(?: me)?(?: all)?(?: of)?(?: the| these| those| your| its)?(?: (${NUMBER}))? ${NOUN_PHRASE}`,
    "iu",
  ),
];
const DIGITS_ZH = "一二三四五六七八九十";
const SEVERAL_ZH: readonly RegExp[] = [
  new RegExp(
    `(?:哪|列出|列举)(?:些|几|([${DIGITS_ZH}]|十[一二]|\\d{1,2}))[个项条种类步点大]?()(\\p{Script=Han}{2,6})`,
    "u",
  ),
  /()(\p{Script=Han}{2})(?:是|有|包括|分为)(?:哪些|哪几[个项条种类步点])/u,
  new RegExp(
    `(?:([${DIGITS_ZH}]|十[一二]|\\d{1,2}))[个项条种类步点大]()(\\p{Script=Han}{2,6}?)(?:分别)?(?:是什么|是哪些|有哪些)`,
    "u",
  ),
  /^(?:请)?(?:列出|列举)(?:一下)?(?:所有|全部)?(?:的)?()()(\p{Script=Han}{2,6})$/u,
];
/** Singular in spite of its last letter. */
const SINGULAR = /(?:ss|us|is|ness|news|series)$/i;
const PLURAL = /^(?:people|children|criteria|data|men|women|staff|phenomena)$|s$/i;

/** "Sales actions": the last of the plural words that follow each other names the things. */
const pluralIn = (words: readonly string[]): string | undefined =>
  words.find((word, i) => isPlural(word) && !isPlural(words[i + 1] ?? ""));
const isPlural = (word: string): boolean => PLURAL.test(word) && !SINGULAR.test(word);

function listIn(said: string): AskedForm | null {
  for (const pattern of SEVERAL) {
    const [, count, phrase] = pattern.exec(said) ?? [];
    const noun = pluralIn(phrase?.trim().split(" ") ?? []);
    if (noun !== undefined) return { form: "list", noun, count: countOf(count) };
  }
  for (const pattern of SEVERAL_ZH) {
    const [, count, short, long] = pattern.exec(said) ?? [];
    const noun = long || short || "";
    if (noun !== "") return { form: "list", noun, count: countOf(count) };
  }
  return null;
}

/** A small number in digits or words, 2 to 12 where it is a word; null where it is none. */
export function countOf(said: string | undefined): number | null {
  if (said === undefined || said === "") return null;
  const spelled = NUMBERS.indexOf(said.toLowerCase());
  if (spelled >= 0) return spelled + 2;
  const chinese = /^十[一二]$/u.test(said)
    ? 10 + DIGITS_ZH.indexOf(said[1] ?? "") + 1
    : DIGITS_ZH.indexOf(said) + 1;
  return Number(said) || chinese || null;
}

function firstGroup(patterns: readonly RegExp[], said: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(said)?.[1]?.trim();
    if (found) return found;
  }
  return null;
}
