/** Glosses kept of one entry. */
export const MOST_GLOSSES = 8;

/** Says something about the entry instead of translating it. */
const ABOUT_THE_ENTRY =
  /^(?:CL:|surname\b|see\b|(?:[\p{L}-]+ )*variants? of\b|also (?:written|pr|called|known)\b|(?:Taiwan|old|Beijing) pr\b|pr\.|abbr\. (?:for|of|to)\b|same as\b|used in\b|used (?:to|as|in|before|after|with|for|at|when)\b|equivalent (?:to|of)\b|Kangxi radical\b|(?:bound form|loanword|suffix|prefix|particle|classifier|interjection|onom\.)(?:$|[ :(]))/iu;
/** Words with which dictionaries annotate: they translate nothing. */
const ANNOTATION =
  /\b(?:sb|sth|one'?s|oneself|lit\.|fig\.|esp\.|e\.g\.|i\.e\.|etc\.?|abbr\.?|idiom|classifier for|fig|lit)(?![\p{L}])/giu;
/** 深圳市[Shen1 zhen4 Shi4], or traditional|simplified[pinyin]. */
const CROSS_REFERENCE = /\p{Script=Han}[\p{Script=Han}|·，]*(?:\[[^\]]*\])?|\[[^\]]*\]/gu;

/**
 * The English words and phrases that a dictionary entry's raw meanings (separated by "/", and by ";" within) offer as
 * translations: notes in brackets, cross-references and annotations removed, a proper name cut before its description
 * ("Kunming, the capital of ..."), each once.
 */
export function cleanGlosses(raw: readonly string[], isName: boolean): string[] {
  const kept = new Set<string>();
  for (const meaning of raw) {
    for (const part of withoutBrackets(meaning).split(";")) {
      const text = part.trim();
      if (ABOUT_THE_ENTRY.test(text)) continue;
      const plain = text.replace(CROSS_REFERENCE, " ").replace(ANNOTATION, " ");
      const head = isName && /^\p{Lu}/u.test(plain) ? (plain.split(/,| - /u)[0] ?? "") : plain;
      const gloss = head
        .replace(/[?!~"“”]/gu, " ")
        .replace(/\s+/gu, " ")
        .trim();
      if (/[\p{L}\p{N}]/u.test(gloss)) kept.add(gloss);
      if (kept.size === MOST_GLOSSES) return [...kept];
    }
  }
  return [...kept];
}

/** Removes (notes), innermost first. */
function withoutBrackets(text: string): string {
  let before = text;
  for (;;) {
    const after = before.replace(/\([^()]*\)/gu, " ");
    if (after === before) return after;
    before = after;
  }
}

const REFERENCE =
  /^(?:see|(?:[\p{L}-]+ )*variant of|also written|abbr\. (?:for|of)|same as|equivalent to) (\p{Script=Han}+)(?:\|(\p{Script=Han}+))?/iu;

/** The words that an entry points to instead of translating ("see 羅湖區|罗湖区"), as first written. */
export const referencesIn = (raw: readonly string[]): string[] =>
  raw.flatMap((meaning) => REFERENCE.exec(withoutBrackets(meaning).trim())?.[1] ?? []);
