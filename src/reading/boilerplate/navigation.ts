import { foldText } from "../../documents/fold.js";
import { countWords } from "../../documents/words.js";
import type { Unit } from "../text/unit.js";

const MOST_WORDS = 5;
const LONGEST = 40;
/** So many short lines in a row are a menu even if no word of theirs is known. */
const MENU = 3;

const KNOWN = new Set(
  (
    "home news top about contact menu search login products product services application applications blog faq help sitemap " +
    "privacy terms careers support archive archives tags categories events gallery downloads english 中文 首页 新闻 产品 关于我们 联系我们 搜索 登录"
  ).split(" "),
);
const CLOSING = /^(?:yours|regards|sincerely|signed|best|kind|respectfully|for and on behalf)\b|[,，:：]$/i;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Short unpunctuated lines in a row at the end of a file, and menus at its beginning. */
export function navigation(units: readonly Unit[]): ReadonlySet<Unit> {
  return new Set([...menuAtTop(units), ...linksAtEnd(units)]);
}

function menuAtTop(units: readonly Unit[]): readonly Unit[] {
  const run = runOf(units);
  // The last short line before the text is its title.
  const menu = run.length < units.length ? run.slice(0, -1) : [];
  const known = menu.filter(isKnown).length;
  return menu.length >= MENU && known * 2 >= menu.length ? menu : [];
}

function linksAtEnd(units: readonly Unit[]): readonly Unit[] {
  const run = runOf(units.toReversed()).toReversed();
  const before = units[units.length - run.length - 1];
  // A file of short lines only is a list, and below a closing formula stands a name.
  if (before === undefined || CLOSING.test(before.words.slice(0, 30)) || CLOSING.test(before.words.slice(-1)))
    return [];
  const sure = run.length >= MENU || run.some(isKnown) || run.some((unit) => echoes(unit, units[0]));
  if (sure) return run;
  const [only] = run;
  const words = only === undefined || CJK.test(only.words) ? [] : only.words.split(/\s+/);
  const named = words.length > 1 && words.every((word) => /^[\p{Lu}&|]/u.test(word));
  return run.length === 1 && named && before.words.length > LONGEST * 2 ? run : [];
}

function runOf(units: readonly Unit[]): readonly Unit[] {
  const end = units.findIndex((unit) => !isLinkLike(unit));
  return end === -1 ? units : units.slice(0, end);
}

function isLinkLike(unit: Unit): boolean {
  if (unit.bullet || unit.words.length > LONGEST || countWords(unit.words) > MOST_WORDS) return false;
  return !/[\d.!?,:;。！？，：；]/u.test(unit.words);
}

const isKnown = (unit: Unit): boolean => KNOWN.has(foldText(unit.words).trim());

/** The site's name again: all words before the colon or bar of the first line. */
function echoes(unit: Unit, first: Unit | undefined): boolean {
  const [site, rest] = (first?.words.slice(0, LONGEST * 4) ?? "").split(/\s*[:|]\s+/, 2);
  if (site === undefined || rest === undefined || site === "") return false;
  const words = new Set(wordsOf(unit.words));
  return wordsOf(site).every((word) => words.has(word));
}

const wordsOf = (text: string): readonly string[] =>
  foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
