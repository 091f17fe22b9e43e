import { cleanGlosses, MOST_GLOSSES, referencesIn } from "../../src/retrieval/cross-language/glosses.js";
import type { LexiconEntry } from "../../src/retrieval/cross-language/lexicon.js";

/** One line of CC-CEDICT: `Traditional Simplified [pin1 yin1] /meaning/meaning/`. */
export interface CedictEntry extends LexiconEntry {
  readonly traditional: string;
  readonly simplified: string;
}

const LINE = /^(\S+) (\S+) \[([^\]]*)\] \/(.*)\/$/u;

/** Every entry of a CC-CEDICT text; comments and whatever is not an entry are skipped. */
export function parseCedict(text: string): CedictEntry[] {
  const entries: CedictEntry[] = [];
  const pointing: { at: number; targets: string[] }[] = [];
  const byTraditional = new Map<string, number[]>();
  for (const line of text.split("\n")) {
    const [, traditional, simplified, pinyin, meanings] = LINE.exec(line.replace(/`;?\s*$/u, "")) ?? [];
    if (!traditional || !simplified || pinyin === undefined || !meanings) continue;
    const raw = meanings.split("/");
    const isName = /^\p{Lu}/u.test(pinyin);
    const glosses = cleanGlosses(raw, isName);
    if (glosses.length === 0) pointing.push({ at: entries.length, targets: referencesIn(raw) });
    const alike = byTraditional.get(traditional);
    if (alike) alike.push(entries.length);
    else byTraditional.set(traditional, [entries.length]);
    entries.push({ traditional, simplified, glosses, syllables: syllablesOf(pinyin), isName });
  }
  const resolved = [...entries];
  for (const { at, targets: words } of pointing) {
    const entry = entries[at];
    if (!entry) continue;
    const targets = words.flatMap((word) => (byTraditional.get(word) ?? []).flatMap((i) => entries[i] ?? []));
    // A name points to a name: 羅湖 is the district, whatever else its characters may mean.
    const like = targets.filter(({ isName }) => isName === entry.isName);
    const glosses = (like.length > 0 ? like : targets).flatMap((one) => one.glosses);
    resolved[at] = { ...entry, glosses: [...new Set(glosses)].slice(0, MOST_GLOSSES) };
  }
  return resolved;
}

const syllablesOf = (pinyin: string): string[] =>
  pinyin
    .toLowerCase()
    .replace(/u:/gu, "u")
    .split(/\s+/u)
    .map((syllable) => syllable.replace(/[^a-z]/gu, ""))
    .filter((syllable) => syllable !== "");
