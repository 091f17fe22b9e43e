import { termsIn } from "../text/tokens.js";
import { FUNCTION_WORDS } from "./function-words.js";
import type { Lexicon } from "./lexicon.js";
import { soundDistance, soundsOfPinyin, soundsOfWord } from "./sounds.js";

/** Characters that foreign names are usually written with, after the tables of the Xinhua News Agency. */
const CHARACTERS: ReadonlySet<string> = new Set(
  "阿埃艾爱安昂奥巴白拜班邦保鲍贝本比彼毕宾波伯博勃布查察昌楚茨达戴丹当道德登邓狄迪蒂丁东杜敦顿多厄恩尔法凡范方菲费芬丰冯佛夫弗福富盖甘冈高戈格葛根贡古瓜圭哈海汉豪赫黑亨洪胡华怀惠霍基吉季加贾简江杰金京久卡凯坎康考柯科克肯孔库夸奎昆拉莱兰朗劳勒雷里利莉丽立林隆龙卢鲁伦罗洛吕马玛迈麦曼芒毛梅门蒙米密缅明摩莫墨默姆穆拿纳娜奈南内尼妮涅宁纽农努诺欧帕派潘庞培佩彭皮平珀普齐奇乔切琴琼丘曲热日荣茹儒瑞若萨塞赛桑森沙莎山尚绍舍申圣施史什士舒朔斯丝司松苏索塔泰坦汤唐陶特藤提廷通图托瓦万旺威韦维卫魏温文翁沃乌武伍西希锡夏香肖谢辛欣兴休修许雪逊雅亚延扬耶叶伊依以易因印英尤于约云扎赞泽曾詹张哲珍芝治朱兹宗祖佐図圖爾愛奧貝賓達當鄧東敦爾馮蓋岡貢海漢華懷賈簡傑凱來蘭勞裏麗倫羅呂馬瑪邁麥門蒙納內寧紐農諾歐龐喬瓊榮瑞薩賽聖絲蘇湯陶圖萬維衛魏溫烏錫謝興許遜亞葉約雲贊澤張茲",
);
const LONGEST = 8;
const SHORTEST_WORD = 4;
/** Farther words sound like something else; of two characters so little is heard that they must fit well. */
const FARTHEST = 0.2;
const FARTHEST_OF_TWO = 0.1;
/** A second word may sound this much worse than the best one. */
const TIE = 0.04;
const MOST = 3;

export interface SoundTerms {
  /** Terms of the allowed documents that begin with the letter and are rare enough for a name. */
  rareFrom(letter: string): Iterable<string>;
}

const usual = (word: string): boolean => [...word].every((character) => CHARACTERS.has(character));

/** How many of the words from here on look like a foreign name in characters; 0 when they do not. */
export function transliterationAt(words: readonly string[], at: number): number {
  let size = 0;
  let characters = 0;
  let alone = 0;
  for (const word of words.slice(at)) {
    const length = [...word].length;
    if (!usual(word) || characters + length > LONGEST) break;
    if (FUNCTION_WORDS.has(word) && size === 0) break;
    size += 1;
    characters += length;
    if (length === 1) alone += 1;
  }
  return characters >= 2 && size >= 2 && alone >= 1 ? size : 0;
}

/** Terms of the documents that sound like the characters, the nearest first. */
export function namesSounding(characters: string, lexicon: Lexicon, terms: SoundTerms): string[] {
  const syllables = [...characters].map((one) => lexicon.entries(one)[0]?.syllables[0] ?? "");
  if (syllables.includes("")) return [];
  const said = soundsOfPinyin(syllables);
  const farthest = syllables.length > 2 ? FARTHEST : FARTHEST_OF_TWO;
  const found: { term: string; distance: number }[] = [];
  for (const letter of lettersOf(said[0] ?? "")) {
    for (const term of terms.rareFrom(letter)) {
      if (term.length < SHORTEST_WORD || !/^[a-z]+$/.test(term)) continue;
      const distance = soundDistance(said, soundsOfWord(term));
      if (distance <= farthest && termsIn(term)[0] === term) found.push({ term, distance });
    }
  }
  found.sort((a, b) => a.distance - b.distance || (a.term < b.term ? -1 : 1));
  const best = found[0]?.distance ?? 0;
  return found
    .filter(({ distance }) => distance <= best + TIE)
    .slice(0, MOST)
    .map(({ term }) => term);
}

/** Letters that a word may begin with when it is heard to begin with a sound. */
const LETTERS: Readonly<Record<string, string>> = {
  p: "pb",
  b: "bpv",
  t: "td",
  d: "dt",
  k: "kcqg",
  g: "gkc",
  f: "fpv",
  v: "vw",
  w: "wv",
  l: "lr",
  r: "rl",
  s: "sct",
  S: "sczjgtxkh",
  m: "m",
  n: "n",
  h: "hjg",
  y: "yjei",
  a: "ae",
  e: "eai",
  i: "ie",
  o: "o",
  u: "u",
};
const lettersOf = (sound: string): string[] => [...(LETTERS[sound] ?? sound)];
