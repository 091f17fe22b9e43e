/** A name of several words, with the words that carry it. */
const RUN = /\p{Lu}[\p{L}\d'-]+(?:(?: (?:of|for|and|the|&|de|on))* \p{Lu}[\p{L}\d'-]+)+/gu;
const CARRIES = /\p{Lu}[\p{L}\d'-]+/gu;
const plain = (word: string): string => word.replace(/'s?$/, "").toLowerCase();

/** The names of several words in a text, in one piece each; the first word of a sentence is left out of them. */
function runsOf(text: string): string[][] {
  return [...text.matchAll(RUN)].map((m) => {
    const words = (m[0].match(CARRIES) ?? []).map(plain);
    return m.index === 0 || /[.!?:;]["']? $/.test(text.slice(0, m.index)) ? words.slice(1) : words;
  });
}
const OF = /^(\p{Lu}[\p{L}'-]+) (?:of|for) (?:the )?(\p{Lu}[\p{L}'-]+)/u;

/**
 * A name that a statement puts together from words of several names of its source: "the Ministry of Health" where the
 * source has a Ministry of Agriculture and a Board of Health. `null` when each of its names stands there.
 */
export function composedName(statement: string, sources: readonly string[]): string | null {
  const source = sources.join(" \n ");
  const told = runsOf(source).map((words) => new Set(words));
  for (const m of statement.matchAll(RUN)) {
    const [, head, rest] = OF.exec(m[0]) ?? [];
    if (head === undefined || rest === undefined) continue;
    const pair = [plain(head), plain(rest)];
    const heads = told.filter((words) => words.has(pair[0] ?? ""));
    const rests = told.filter((words) => words.has(pair[1] ?? ""));
    const lower = new RegExp(`${head} (?:of|for) (?:the )?${rest}|${rest} ${head}`, "iu");
    if (heads.length > 0 && rests.length > 0 && !heads.some((h) => rests.includes(h)) && !lower.test(source))
      return m[0];
  }
  return null;
}
