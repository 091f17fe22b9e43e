import { lemmasOf } from "./lemmas.js";
import { OPPOSITES, SENSES } from "./wordnet.js";

interface Lexicon {
  readonly senses: ReadonlyMap<string, readonly number[]>;
  readonly opposites: ReadonlyMap<number, readonly number[]>;
}

function readLexicon(): Lexicon {
  const senses = new Map<string, number[]>();
  SENSES.split("|").forEach((words, sense) => {
    for (const word of words.split(" ")) {
      const known = senses.get(word);
      if (known) known.push(sense);
      else senses.set(word, [sense]);
    }
  });
  const opposites = new Map<number, number[]>();
  for (const pair of OPPOSITES.split("|")) {
    const [a, b] = pair.split(" ").map(Number);
    if (a === undefined || b === undefined) continue;
    opposites.set(a, [...(opposites.get(a) ?? []), b]);
    opposites.set(b, [...(opposites.get(b) ?? []), a]);
  }
  return { senses, opposites };
}

let read: Lexicon | null = null;

/** Read when two texts are first compared: many processes compare none, and it is a map of twenty thousand words. */
function lexicon(): Lexicon {
  read ??= readLexicon();
  return read;
}

// "Lawful, unlawful", "regular, irregular": what is left after a prefix that denies.
const DENYING = /^(?:un|in|im|il|ir|dis|non-?)(?=[a-z]{4})/;

/** A word of a text, or two that stand for one sense together ("rule out"), with what the dictionary knows of it. */
export interface Entry {
  readonly text: string;
  readonly bases: readonly string[];
  readonly senses: ReadonlySet<number>;
}

function entryOf(text: string, bases: readonly string[]): Entry {
  const { senses } = lexicon();
  return { text, bases, senses: new Set(bases.flatMap((base) => senses.get(base) ?? [])) };
}

/** The entries of a text in order; the particle of a phrase belongs to its verb. */
export function entriesOf(text: string): Entry[] {
  const words = text.toLowerCase().match(/[a-z]+(?:-[a-z]+)*/g) ?? [];
  const found: Entry[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const bases = lemmasOf(word);
    const phrase = bases.map((base) => `${base}_${words[i + 1]}`).find((p) => lexicon().senses.has(p));
    if (phrase === undefined) found.push(entryOf(word, bases));
    else {
      found.push(entryOf(`${word} ${words[i + 1]}`, [phrase]));
      i++;
    }
  }
  return found;
}

/** True when two entries are forms of one word. */
export const sameWord = (a: Entry, b: Entry): boolean => a.bases.some((base) => b.bases.includes(base));

/** True when two entries have a sense in common. */
export function synonymous(a: Entry, b: Entry): boolean {
  for (const sense of a.senses) if (b.senses.has(sense)) return true;
  return false;
}

const denied = (a: Entry, b: Entry): boolean =>
  a.bases.some((base) => DENYING.test(base) && b.bases.includes(base.replace(DENYING, "")));

/** True when a sense of one is the opposite of a sense of the other, by the dictionary or by a prefix. */
export function opposed(a: Entry, b: Entry): boolean {
  if (denied(a, b) || denied(b, a)) return true;
  for (const sense of a.senses)
    if (
      lexicon()
        .opposites.get(sense)
        ?.some((other) => b.senses.has(other))
    )
      return true;
  return false;
}

/** True for a word that the dictionary has in some form, so that a capital letter at the beginning makes no name of it. */
export const isCommon = (word: string): boolean =>
  lemmasOf(word).some((lemma) => lexicon().senses.has(lemma));
