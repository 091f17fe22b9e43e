/**
 * The English (Porter2) stemmer of the Snowball project: https://snowballstem.org/algorithms/english/stemmer.html
 * Input: one lower-case word. Words with other characters than a-z and the apostrophe are returned unchanged.
 */

const VOWEL = "aeiouy";
const isVowel = (char: string | undefined): boolean => char !== undefined && VOWEL.includes(char);
const hasVowel = (text: string): boolean => /[aeiouy]/.test(text);

const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ["skis", "ski"],
  ["skies", "sky"],
  ["dying", "die"],
  ["lying", "lie"],
  ["tying", "tie"],
  ["idly", "idl"],
  ["gently", "gentl"],
  ["ugly", "ugli"],
  ["early", "earli"],
  ["only", "onli"],
  ["singly", "singl"],
]);
const INVARIANT = new Set(["sky", "news", "howe", "atlas", "cosmos", "bias", "andes"]);
const INVARIANT_AFTER_1A = new Set([
  "inning",
  "outing",
  "canning",
  "herring",
  "earring",
  "proceed",
  "exceed",
  "succeed",
]);

const STEP_2: readonly (readonly [string, string])[] = [
  ["ization", "ize"],
  ["ational", "ate"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["iveness", "ive"],
  ["tional", "tion"],
  ["biliti", "ble"],
  ["lessli", "less"],
  ["entli", "ent"],
  ["ation", "ate"],
  ["alism", "al"],
  ["aliti", "al"],
  ["ousli", "ous"],
  ["iviti", "ive"],
  ["fulli", "ful"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["abli", "able"],
  ["izer", "ize"],
  ["ator", "ate"],
  ["alli", "al"],
  ["bli", "ble"],
  ["ogi", "og"],
  ["li", ""],
];
const STEP_3: readonly (readonly [string, string])[] = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["alize", "al"],
  ["icate", "ic"],
  ["iciti", "ic"],
  ["ative", ""],
  ["ical", "ic"],
  ["ness", ""],
  ["ful", ""],
];
const STEP_4 = [
  ["ement"],
  ["ance", "ence", "able", "ible", "ment"],
  ["ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion"],
  ["al", "er", "ic"],
].flat();

/** Start of the region after the first non-vowel that follows a vowel, at or after `from`. */
function regionAfter(word: string, from: number): number {
  for (let i = from + 1; i < word.length; i++) if (!isVowel(word[i]) && isVowel(word[i - 1])) return i + 1;
  return word.length;
}

const endsInShortSyllable = (word: string): boolean =>
  /^[aeiouy][^aeiouy]$/.test(word) || /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word);

export function stemEnglish(input: string): string {
  if (input.length <= 2 || !/^[a-z']+$/.test(input)) return input;
  const exception = EXCEPTIONS.get(input);
  if (exception !== undefined) return exception;
  if (INVARIANT.has(input)) return input;

  let word = input.replace(/^'/, "");
  // A consonant y is written Y until the end.
  word = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const prefix = /^(?:gener|commun|arsen)/.exec(word);
  const r1 = prefix ? prefix[0].length : regionAfter(word, 0);
  const r2 = regionAfter(word, r1);

  word = word.replace(/'s'$|'s$|'$/, "");
  word = step1a(word);
  if (INVARIANT_AFTER_1A.has(word)) return word;
  word = step1b(word, r1);
  if (word.length > 2 && /[^aeiouy][yY]$/.test(word)) word = `${word.slice(0, -1)}i`;
  word = replaceSuffix(word, STEP_2, (suffix, start, before) => {
    if (start < r1) return false;
    if (suffix === "ogi") return before.endsWith("l");
    return suffix !== "li" || /[cdeghkmnrt]$/.test(before);
  });
  word = replaceSuffix(word, STEP_3, (suffix, start) => start >= (suffix === "ative" ? r2 : r1));
  word = step4(word, r2);
  return step5(word, r1, r2).toLowerCase();
}

function step1a(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/(?:ied|ies)$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (/(?:us|ss)$/.test(word)) return word;
  if (word.endsWith("s") && hasVowel(word.slice(0, -2))) return word.slice(0, -1);
  return word;
}

function step1b(word: string, r1: number): string {
  const eed = /(?:eedly|eed)$/.exec(word);
  if (eed) return eed.index >= r1 ? `${word.slice(0, eed.index)}ee` : word;
  const suffix = /(?:ingly|edly|ing|ed)$/.exec(word);
  if (!suffix) return word;
  const stem = word.slice(0, suffix.index);
  if (!hasVowel(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return stem.slice(0, -1);
  if (r1 >= stem.length && endsInShortSyllable(stem)) return `${stem}e`;
  return stem;
}

function replaceSuffix(
  word: string,
  table: readonly (readonly [string, string])[],
  allowed: (suffix: string, start: number, before: string) => boolean,
): string {
  for (const [suffix, replacement] of table) {
    if (!word.endsWith(suffix)) continue;
    const start = word.length - suffix.length;
    const before = word.slice(0, start);
    return allowed(suffix, start, before) ? before + replacement : word;
  }
  return word;
}

function step4(word: string, r2: number): string {
  for (const suffix of STEP_4) {
    if (!word.endsWith(suffix)) continue;
    const start = word.length - suffix.length;
    if (start < r2) return word;
    if (suffix === "ion" && !/[st]$/.test(word.slice(0, start))) return word;
    return word.slice(0, start);
  }
  return word;
}

function step5(word: string, r1: number, r2: number): string {
  const last = word.length - 1;
  if (word.endsWith("e")) {
    if (last >= r2 || (last >= r1 && !endsInShortSyllable(word.slice(0, -1)))) return word.slice(0, -1);
  } else if (word.endsWith("ll") && last >= r2) return word.slice(0, -1);
  return word;
}
