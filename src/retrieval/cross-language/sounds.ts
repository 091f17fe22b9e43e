/**
 * How far a name written in Chinese characters sounds from a word: weighted edit distance between the pinyin and the
 * word's letters, where what transliteration blurs (voicing, l and r, vowels, r and stops at a syllable's end) costs little.
 */
export function soundDistance(pinyin: readonly string[], word: readonly string[]): number {
  let last = new Float64Array(word.length + 1);
  for (let j = 0; j < word.length; j++) last[j + 1] = (last[j] ?? 0) + dropped(word[j]);
  for (const said of pinyin) {
    const next = new Float64Array(word.length + 1);
    next[0] = (last[0] ?? 0) + added(said);
    for (let j = 0; j < word.length; j++) {
      next[j + 1] = Math.min(
        (last[j] ?? 0) + replaced(said, word[j] ?? ""),
        (last[j + 1] ?? 0) + added(said),
        (next[j] ?? 0) + dropped(word[j]),
      );
    }
    last = next;
  }
  return (last[word.length] ?? 0) / Math.max(1, consonants(pinyin), consonants(word));
}

const VOWELS = "aeiou";
const isVowel = (sound: string | undefined): boolean => sound !== undefined && VOWELS.includes(sound);
const consonants = (sounds: readonly string[]): number => sounds.filter((sound) => !isVowel(sound)).length;

/** What it costs to hear one sound for another, in either order. "S" is every hissing sound but s. */
const NEAR: Readonly<Record<string, number>> = {
  pb: 0.1,
  td: 0.1,
  kg: 0.1,
  fv: 0.1,
  lr: 0.05,
  sS: 0.1,
  wv: 0.1,
  wf: 0.3,
  fh: 0.3,
  hk: 0.4,
  Sk: 0.4,
  Sg: 0.3,
  St: 0.4,
  Sd: 0.4,
  st: 0.4,
  hS: 0.4,
  mn: 0.4,
  yi: 0.05,
  wu: 0.05,
  wo: 0.1,
  yS: 0.4,
  bv: 0.3,
};
const FAR = 1;

function replaced(a: string, b: string): number {
  if (a === b) return 0;
  if (isVowel(a) && isVowel(b)) return 0.2;
  return NEAR[a + b] ?? NEAR[b + a] ?? FAR;
}
const DROPPED: Readonly<Record<string, number>> = {
  ...{ a: 0.2, e: 0.2, i: 0.2, o: 0.2, u: 0.2, h: 0.2, w: 0.2, y: 0.2 },
  ...{ r: 0.4, l: 0.4, t: 0.5, d: 0.5 },
};
/** A sound of the word that its characters leave out. */
const dropped = (sound: string | undefined): number => DROPPED[sound ?? ""] ?? 0.8;
/** A sound of the characters that the word does not have: characters end in vowels, words need not. */
const added = (sound: string): number => {
  if (isVowel(sound)) return 0.1;
  return sound === "w" || sound === "y" ? 0.2 : 0.8;
};

const INITIALS: Readonly<Record<string, string>> = {
  zh: "S",
  ch: "S",
  sh: "S",
  j: "S",
  q: "S",
  x: "S",
  z: "S",
  c: "S",
  r: "r",
};

/** The sounds of pinyin syllables without tones, a doubled one once as in a word: 安娜 an na -> a n a. */
export function soundsOfPinyin(syllables: readonly string[]): string[] {
  const sounds = syllables.flatMap((syllable, i) => {
    if (syllable === "er") return i === 0 ? ["e", "r"] : ["r"];
    const [, initial = "", final = ""] = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)$/.exec(syllable) ?? [];
    const first = initial === "" ? [] : [INITIALS[initial] ?? initial];
    return [...first, ...final.replace(/ng$/, "n").replace(/v/g, "u")];
  });
  return sounds.filter((sound, i) => sound !== sounds[i - 1]);
}

/** The sounds of a folded word, roughly as English reads it. */
export function soundsOfWord(word: string): string[] {
  const spelt = word
    .replace(/(.)\1+/g, "$1")
    .replace(/ph/g, "f")
    .replace(/sch|tch|ch|sh|tz|ts|zh|cz|j/g, "S")
    .replace(/th/g, "t")
    .replace(/gh/g, "g")
    .replace(/ck/g, "k")
    .replace(/qu/g, "kw")
    .replace(/q/g, "k")
    .replace(/x/g, "ks")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/c/g, "k")
    .replace(/z/g, "S")
    .replace(/(?<=.)y/g, "i")
    .replace(/(?<=..)e$/, "");
  return [...spelt].filter((sound) => /[a-zS]/.test(sound));
}
