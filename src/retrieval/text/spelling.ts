/**
 * British and American spellings as one, so that a question finds its words in documents of the other side. What
 * comes out is a key to compare by, not always a spelling that anybody uses. The rules are the regular differences:
 * -ise/-ize, -yse/-yze, -our/-or, -re/-er, single or double l, -ogue/-og, -ence/-ense, ae and oe.
 */

/** Words in which -ise is no suffix: both sides write them so. */
const ISE_WORDS =
  /^(?:un|re|dis|en|other|like|clock)?(?:adv|advert|ar|bru|chast|comprom|compr|conc|cru|dem|desp|dev|disgu|enterpr|exc|exerc|expert|franch|gu|improv|inc|merchand|no|parad|po|pra|pract|prec|prem|prom|ra|r|rev|superv|surm|surpr|telev|treat|upr|v|w)is/;

const ISE = /is(e|es|ed|er|ers|ing|ation|ations)$/;

const RULES: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [ISE, "iz$1"],
  [/(?<=[ao]l)ys(e|es|ed|er|ers|ing)$/, "yz$1"],
  [
    /(arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig)our/,
    "$1or",
  ],
  [/oeuv/, "euv"],
  [
    /(cent|calib|euv|fib|lit|lust|meag|mit|sab|sepulch|somb|spect|theat|(?:^|centi|kilo|milli)met)re(s?)$/,
    "$1er$2",
  ],
  [/(?<=cent|calib|euv)red$/, "ered"],
  // At the end of a word ("enroll") and before -ment the stemmer takes one l away by itself.
  [/(?<=[aeiouy][^aeiouy]*[aeiou])ll(ed|en|ing|er|ers|or|ors|ery)$/, "l$1"],
  [/elery$/, "elry"],
  [/(?<=anal|catal|dial|epil|monol|prol)ogue(s?)$/, "og$1"],
  [/(?<=catal|dial)ogu(ed|ing)$/, "og$1"],
  [/(def|off|pret|lic)ence(s|d)?$/, "$1ense$2"],
  [/(?<=practi)s(?=(?:e|es|ed|ing)$)/, "c"],
  [/aem/, "em"],
  [/paed/, "ped"],
  [/archaeo/, "archeo"],
  [/gynaec/, "gynec"],
  [/anaesth/, "anesth"],
  [/rrhoea/, "rrhea"],
  [/^foet/, "fet"],
  [/^oe(?=stro|soph)/, "e"],
];

const SINGLE: ReadonlyMap<string, string> = new Map([
  ["ageing", "aging"],
  ["aluminium", "aluminum"],
  ["grey", "gray"],
  ["judgement", "judgment"],
  ["judgements", "judgments"],
  ["programme", "program"],
  ["programmes", "programs"],
  ["skilful", "skillful"],
  ["wilful", "willful"],
  ["sulphur", "sulfur"],
  ["tyre", "tire"],
  ["tyres", "tires"],
]);

/** The key of a lower-case word under which both its spellings are found. */
export function oneSpelling(word: string): string {
  const single = SINGLE.get(word);
  if (single !== undefined) return single;
  let spelt = word;
  for (const [pattern, replacement] of RULES) {
    if (pattern === ISE && ISE.test(spelt) && ISE_WORDS.test(word)) continue;
    spelt = spelt.replace(pattern, replacement);
  }
  return spelt;
}
