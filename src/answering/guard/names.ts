import { DEMONYMS, PLACES, SHORT_NAMES } from "../../facts/gazetteer.js";
import { HAN } from "../../facts/scripts.js";
import { isCommon } from "./lexicon/relations.js";

/** A proper name of a statement that its source does not have. */
export interface MissingName {
  readonly name: string;
  readonly place: boolean;
}

// Words that begin a sentence with a capital letter without being a name; suffixes below catch most others.
const STARTERS = new Set(
  "about above across after along around behind below beneath beside beyond despite down during except inside outside like near off onto per via could shall should would will was were been being having had did done same several less least enough everything something everywhere might himself herself itself themselves too very always often sometimes usually generally normally otherwise moreover furthermore besides hence accordingly likewise instead meanwhile a all also although among an and another any anybody anyone anything apart apply are as at because before being between both but by can cannot cars each either every everyone everything except few for from given half has have he her here his how however i if in instead is it its just keep later less many may members more most much must neither never new no nobody none nor not nothing now of on once one only or other others our out over part per please rather she should since so some someone still such than that the their them then there therefore these they this those though through thus to together under unless until up use visit we what when where whether which while who whoever whose with within without yes you your do does did don't doesn't yearly annual people person staff ask call contact currently first second third finally next early late long short public private special free full great good high low main major local open team work travel leave water paper food money time data help parking smoking mail post overtime alcohol noise law tax rent pay approval refusal removal renewal arrival disposal appeal proposal sick home health school business company government city state country district market industry trade reports report records record claims claim non smaller larger bigger higher older younger newer longer shorter fewer greater earlier faster better everybody whichever whatever wherever whenever forty thirty twenty fifty sixty seventy eighty ninety eleven twelve thirteen fourteen fifteen hundred half double twice three five six seven eight nine ten four two".split(
    " ",
  ),
);
const COMMON_ENDING =
  /(?:s|ing|ed|ly|tion|sion|ment|ness|ity|ance|ence|ship|age|ure|ism|ive|ful|ous|able|ible|ary|ory)$/;
const HONORIFICS = new Set(
  "mr mrs ms dr prof professor sir madam judge mayor president director chair".split(" "),
);
const PLACE_NEAR =
  /(?:\b(?:in|at|to|from|near|of|via|for|between|and|on) (?:the )?$)|(?:district|province|city|county|river|region|island|isle|bay) (?:of )?$/i;
const PLACE_AFTER =
  /^,? ?(?:District|Province|City|County|River|Region|Island|Bay|Street|Road|Lane|Square|Bridge|Harbour|Town|Village|Park|campus|office|district|province|city|tournament|greenhouse)/;

const plain = (word: string): string =>
  word.normalize("NFD").replace(/\p{M}/gu, "").replace(/'s?$/, "").toLowerCase();

const latinTokens = (text: string): string[] =>
  (text.match(/[\p{Script=Latin}\p{M}\d]+(?:['&.][\p{Script=Latin}\p{M}\d]+)*/gu) ?? []).map(plain);

const LONGEST_ACRONYM = 7;
const SKIPPED = new Set(["a", "an", "and", "for", "in", "of", "on", "or", "the", "to"]);
const SHORTEST_PLAIN_ACRONYM = 3;

/** "VAT" for "value added tax": an acronym of words in a row that are written small. */
function spelledOut(acronym: string, words: readonly string[]): boolean {
  const letters = acronym.toLowerCase().replace(/s$/, "");
  if (letters.length < SHORTEST_PLAIN_ACRONYM || acronym.replace(/s$/, "") !== letters.toUpperCase())
    return false;
  const runs = words.filter((word) => !SKIPPED.has(word) && word !== "sized");
  return runs.some(
    (_, i) =>
      runs
        .slice(i, i + letters.length)
        .map((w) => w.charAt(0))
        .join("") === letters,
  );
}

/** Initials of every run of capitalised words ("Integrated Transport Office" gives ito, it, to). */
function initials(text: string): Set<string> {
  const found = new Set<string>();
  for (const run of text.match(/\p{Lu}[\p{L}']*(?:[ -](?:(?:of|and|the|for) )*\p{Lu}[\p{L}']*)+/gu) ?? []) {
    const letters = (run.match(/(?<![\p{L}'])\p{Lu}/gu) ?? []).join("").toLowerCase();
    for (let i = 0; i < letters.length; i++)
      for (let j = i + 2; j <= Math.min(letters.length, i + LONGEST_ACRONYM); j++)
        found.add(letters.slice(i, j));
  }
  return found;
}

const SHORTEST_NAME = 4;
/** "Ugandan" for Uganda, "Bavarian" for Bavaria: a name with an ending that makes it an adjective. */
function adjectiveOf(word: string, words: readonly string[]): boolean {
  const stem = word.replace(/(?:ians?|eans?|ans?|ns?|ese|ish|ic|is?)$/, "");
  if (stem === word || stem.length < SHORTEST_NAME) return false;
  return words.some((other) => other.startsWith(stem) && other.length - stem.length <= 2);
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly initial: boolean;
}

function candidates(statement: string): Token[] {
  const found: Token[] = [];
  for (const m of statement.matchAll(/[\p{Script=Latin}\p{M}\d]+(?:['&.][\p{Script=Latin}\p{M}\d]+)*/gu)) {
    const text = m[0];
    if (/^\d[\d.]*(?:st|nd|rd|th|[kKmM])?$/.test(text)) continue;
    const named = /\p{Lu}/u.test(text) || (/\p{L}/u.test(text) && /\d/.test(text));
    if (!named) continue;
    const head = statement.slice(Math.max(0, m.index - 6), m.index);
    found.push({
      text,
      start: m.index,
      initial: m.index === 0 || /(?:[.!?:;"(]|\n)\s{0,3}["(]?$|^["(]$/.test(head),
    });
  }
  return found;
}

function missingLatin(statement: string, sources: readonly string[], translated: boolean): MissingName[] {
  const source = sources.join(" \n ");
  const ordered = latinTokens(source);
  const words = new Set(ordered);
  const short = initials(source);
  const folded = latinTokens(source).join(" ");
  const said = initials(statement);
  const acronyms = (source.match(/(?<!\p{L})\p{Lu}{2,7}(?!\p{L})/gu) ?? []).map((a) => a.toLowerCase());
  const hanSource = new RegExp(HAN, "u").test(source);
  const missing: MissingName[] = [];
  const tokens = candidates(statement);
  for (const [i, token] of tokens.entries()) {
    const word = plain(token.text);
    const next = tokens[i + 1];
    const joined = next !== undefined && next.start === token.start + token.text.length + 1;
    const follows = tokens[i - 1];
    const chained = follows !== undefined && follows.start + follows.text.length + 1 === token.start;
    if (/^[A-Z]$/.test(token.text) ? token.text === "I" || (token.text === "A" && !chained) : word.length < 2)
      continue;
    const capitals = /^\p{Lu}{2,}s?$/u.test(token.text);
    const known = (w: string): boolean =>
      words.has(w) ||
      words.has(`${w}s`) ||
      (w.endsWith("s") && words.has(w.slice(0, -1))) ||
      (capitals && short.has(w));
    if (word.split(/[&.]/).every(known) || known(word)) continue;
    if (HONORIFICS.has(word) || spelledOut(token.text, ordered)) continue;
    const nation = DEMONYMS[word];
    const backed = Object.entries(DEMONYMS).some(
      ([adjective, land]) => land === word && words.has(adjective),
    );
    if ((nation !== undefined && folded.includes(nation)) || backed || adjectiveOf(word, ordered)) continue;
    if (folded.includes(SHORT_NAMES[word] ?? "\n")) continue;
    // "United Kingdom" for a source that says "UK".
    if (acronyms.some((run) => said.has(run) && run.includes(word.charAt(0)))) continue;
    if (translated && hanSource) {
      // "New" is a part of New York, and of any New Area.
      const pair = PLACES.find(
        (p) => statement.includes(p.latin) && p.latin.split(" ").some((part) => plain(part) === word),
      );
      const ok = PLACES.some(
        (p) => p.latin.split(" ").some((part) => plain(part) === word) && source.includes(p.han),
      );
      if (pair !== undefined && !ok) missing.push({ name: token.text, place: true });
      // A translated word has no counterpart to compare; a coined one would have kept its spelling.
      else if (pair === undefined && /\p{Ll}\p{Lu}|\d|^\p{Lu}{2,}$/u.test(token.text))
        missing.push({ name: token.text, place: false });
      continue;
    }
    if (token.initial && !joined && /^\p{Lu}\p{Ll}+$/u.test(token.text)) {
      if (STARTERS.has(word) || COMMON_ENDING.test(word) || isCommon(word)) continue;
    } else if (token.initial && (STARTERS.has(word) || /ing$/.test(word))) continue;
    const head = statement.slice(Math.max(0, token.start - 16), token.start);
    const tail = statement.slice(token.start + token.text.length).slice(0, 20);
    missing.push({ name: token.text, place: PLACE_NEAR.test(head) || PLACE_AFTER.test(tail) });
  }
  return missing;
}

const ORG = "公司|委员会|基金会|协会|集团|银行|大学|学院|医院|中心|研究院|研究所|事务所|局|部门";
const PLACE = "省|市|区|县|镇|乡|路|街|港|岛";
const HAN_STOP = "的由在和与及或、是为从到对向于将把被给让使并等者了着过设位建办至按经以而";
const HAN_NAME = new RegExp(
  `((?:(?![${HAN_STOP}])${HAN}){2,10}?)(${ORG}|(?:${PLACE})(?!${HAN}{1,3}(?:委|局|办|厅|府|部门)))`,
  "gu",
);
const LEADING = /^(?:有|本|该|各|全|某|此|每|我|其)/u;
const PERSON =
  /(?:^|[是由为与和、,。:向被给请])([王李张刘陈杨赵吴徐孙胡朱郭罗郑梁谢宋唐邓冯韩曹彭萧蔡潘董袁叶蒋杜苏魏吕丁沈姜][\p{Script=Han}]{1,2})(?=$|[、,,。;;是担任在将负提出说为和与的])/gu;

function missingHan(statement: string, sources: readonly string[]): MissingName[] {
  const source = sources.join("\n");
  const missing: MissingName[] = [];
  const latinSource = source.toLowerCase();
  for (const place of PLACES)
    if (statement.includes(place.han) && !source.includes(place.han)) {
      const names = PLACES.filter((p) => p.han === place.han).map((p) => p.latin.toLowerCase());
      const adjective = Object.entries(DEMONYMS).some(
        ([a, l]) => names.includes(l) && latinSource.includes(a),
      );
      const brief = Object.entries(SHORT_NAMES).some(
        ([a, full]) =>
          names.includes(full) && new RegExp(`(?<![A-Z])${a.toUpperCase()}(?![A-Z])`).test(source),
      );
      if (!adjective && !brief && !names.some((n) => latinSource.includes(n)))
        missing.push({ name: place.han, place: true });
    }
  if (!new RegExp(HAN, "u").test(source)) return missing;
  for (const m of statement.matchAll(HAN_NAME)) {
    const name = (m[1] ?? "").replace(LEADING, "") + (m[2] ?? "");
    const pairs = [...name].slice(0, -1).map((c, i) => c + [...name][i + 1]);
    if (pairs.some((pair) => !source.includes(pair)))
      missing.push({ name, place: new RegExp(`^(?:${PLACE})$`, "u").test(m[2] ?? "") });
  }
  for (const m of statement.matchAll(PERSON))
    if (!source.includes(m[1] ?? "")) missing.push({ name: m[1] ?? "", place: false });
  return missing;
}

/** Proper names and places of a normalised statement that none of the normalised sources has. */
export function missingNames(
  statement: string,
  sources: readonly string[],
  translated: boolean,
): MissingName[] {
  const all = [...missingLatin(statement, sources, translated), ...missingHan(statement, sources)];
  return all.filter((m, i) => all.findIndex((other) => other.name === m.name) === i);
}
