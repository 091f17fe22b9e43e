const NUMBER_WORDS =
  "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half)";
const SCALE = "(?:\\s*(?:hundred|thousand|million|billion|trillion|bn|[mk](?![a-z])|[万亿千百]))*";
const AFTER =
  "(?:yuan|renminbi|kuai|dollars?|cents?|euros?|pounds?|pence|francs?|rupees?|yen|won|usd|eur|rmb|cny|gbp|chf|jpy|hkd|inr|[$€£¥￥])(?![a-z])";
const BEFORE = "(?:(?<![a-z])(?:rmb|cny|usd|eur|gbp|chf|jpy|hkd|aud|cad|sgd|inr|rs)\\.?|[$€£¥￥₹]|人民币)";

/** An amount with its currency, before or after the number. */
const amount = new RegExp(
  `${BEFORE}\\s?\\d|\\d[\\d,. ]*${SCALE}[\\s-]?${AFTER}|\\b${NUMBER_WORDS}[\\s-]${AFTER}|[\\d一二三四五六七八九十百千万亿两半](?:元|块(?:钱)?|美金|欧元|英镑|日元|港币)`,
  "i",
);

/** Nothing is an amount too. */
const NOTHING =
  /\bfree (?:of charge|for)\b|\b(?:is|are|be|stays?|remains?) free\b(?! (?:from|of)\b)|\b(?:no|without(?:\sany)?) (?:charge|fee|cost|payment)s?\b|免费|不收费/i;
/** A text that speaks of paying means money by a number that counts nothing else. */
const PAYING =
  /\b(?:fees?|costs?|pric(?:es?|ed|ing)|charges?|charged|fine[sd]?|pay(?:s|able|ments?)?|paid|allowances?|amounts?|deposits?|salar(?:y|ies)|wages?|budgets?|grants?|subsid(?:y|ies)|rents?|refunds?|reimburse[sd]?|spen[dt]|penalt(?:y|ies)|compensation|tariffs?|premiums?|bonus(?:es)?|tickets?)\b|费|价|补贴|补助|津贴|奖金|工资|押金|金额|预算|罚款|租金/i;
const bare =
  /(?<![\p{L}\p{N}.,:/#§–-])(?!(?:19|20)\d\d(?!\d))\d[\d,]*(?:\.\d+)?(?:\s(?:hundred|thousand|million|billion))?(?=\s*(?:$|[.;,)|]\s*(?!\d)|[。；，）]|(?:per|an?|each|every|for|if|when|unless|and|or|plus|at)\b))/giu;
/** What stands before a number that names one of several things, or a day, and is no amount. */
const NAMING =
  /(?:article|section|clause|chapter|paragraph|annex|appendix|part|item|form|page|level|class|grade|step|floor|room|number|no\.?|version|table|figure|jan[a-z]*|feb[a-z]*|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug[a-z]*|sept?[a-z]*|oct[a-z]*|nov[a-z]*|dec[a-z]*)\.?\s+$/i;

/** Whether a text states an amount of money: with a currency, or as a bare number of what it says is paid. */
export function holdsMoney(text: string): boolean {
  if (amount.test(text) || NOTHING.test(text)) return true;
  if (!PAYING.test(text)) return false;
  return [...text.matchAll(bare)].some(({ index }) => !NAMING.test(text.slice(0, index)));
}
