import { DEMONYMS } from "../../facts/gazetteer.js";
import type { StoredDocument } from "../../retrieval/corpus.js";
import { foldWord, termsIn } from "../../retrieval/text/tokens.js";
import { groupsIn } from "./asked-groups.js";
import { subjectsIn } from "./asked-subjects.js";
import { type Capitals, capitalRuns } from "./capital-runs.js";
import { placesOf } from "./places.js";
import { type WorldPlace, worldPlaces } from "./world-places.js";

/** Something that a question names, and that an answer has to be about. */
export interface AskedName {
  /** As the question writes it. */
  readonly text: string;
  readonly kind: "place" | "name" | "year" | "group" | "subject";
  /** Ways to say it, each the terms that must all be said: its names in every language, its adjective. */
  readonly forms: readonly (readonly string[])[];
  /** A place that others may lie in: a country, or what holds a document's own place. */
  readonly wide: boolean;
}

/** A year in numbers that does not count anything. */
const YEAR =
  /(?<![\d.,$€£¥#-])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)(?=s?\b|年)(?! (?:euros?|dollars?|pounds?|yuan|francs?|people|persons?|employees|hours?|days?|miles|km|kg)\b)/g;
/** What sort of place stands before it: "Diankou town". */
const PLACE_NOUN =
  /^(?:sub-?district|district|town|township|village|city|county|province|prefecture|borough|island|office|campus|site|branch)s?$/i;

/** The names that a question asks about, in no order. `documents` are those that it may be answered from. Pure. */
export function askedNames(question: string, documents: readonly StoredDocument[]): readonly AskedName[] {
  const capitals = capitalRuns(question);
  const places = placesIn(question, documents, capitals);
  const runs = capitals.runs.filter(({ text }) => !places.some((place) => covers(place.text, text)));
  const whole = places.filter(
    ({ text }) => !runs.some((run) => run.text !== text && contains(run.text, text)),
  );
  const names = runs.map((run): AskedName => {
    const kind = PLACE_NOUN.test(run.next) ? "place" : "name";
    return { text: run.text, kind, forms: formsOf(run.text), wide: false };
  });
  const years = [...new Set(question.match(YEAR))].map(
    (year): AskedName => ({ text: year, kind: "year", forms: [[year]], wide: false }),
  );
  const groups = groupsIn(question).map(
    (group): AskedName => ({ text: group, kind: "group", forms: formsOf(group), wide: false }),
  );
  const subjects = subjectsIn(question).map(
    (subject): AskedName => ({ text: subject, kind: "subject", forms: formsOf(subject), wide: false }),
  );
  return [...whole, ...names, ...years, ...groups, ...subjects].filter(({ forms }) => forms.length > 0);
}

/** Words that ask which language is meant, not which country. */
const LANGUAGE = /\b(?:languages?|versions?|translat\w*|speak|spoken|written)\b|英文|中文|语言|版本/i;
const CJK = /[\u3400-\u9fff]/;

function placesIn(question: string, documents: readonly StoredDocument[], { titled }: Capitals): AskedName[] {
  const own = ownPlaces(documents);
  const found = new Map<string, AskedName>();
  const world = worldPlaces();
  const asksLanguage = LANGUAGE.test(question);
  const take = (text: string, name: string, place: WorldPlace | undefined): void => {
    const names = [...new Set([name, ...(place?.forms ?? [])])];
    const forms = names.filter((form) => !asksLanguage || DEMONYMS[form] === undefined).flatMap(formsOf);
    found.set(name, { text, kind: "place", forms, wide: place?.wide === true || own.get(name) === "wide" });
  };
  for (const { text, name } of wordGroups(question)) {
    const place = world.get(name);
    if (place === undefined && !own.has(name)) continue;
    const capital = /^\p{Lu}/u.test(text) && !titled;
    if (place?.needsCapital === true && !capital && !own.has(name)) continue;
    if (asksLanguage && DEMONYMS[name] !== undefined) continue;
    if (![...found.keys()].some((longer) => contains(longer, name))) take(text, name, place);
  }
  if (!CJK.test(question)) return [...found.values()];
  const folded = foldWord(question);
  const han = [...world.keys(), ...own.keys()].filter((name) => CJK.test(name) && folded.includes(name));
  for (const name of han.sort((a, b) => b.length - a.length))
    if (![...found.keys()].some((longer) => longer.includes(name))) take(name, name, world.get(name));
  return [...found.values()];
}

/** The documents' own places: "wide" where another lies in it ("Mitte, Berlin"). */
function ownPlaces(documents: readonly StoredDocument[]): ReadonlyMap<string, "own" | "wide"> {
  const own = new Map<string, "own" | "wide">();
  for (const stored of documents) {
    placesOf(stored).forEach((place, i) => {
      const name = foldWord(place);
      if (name.length > 1 && own.get(name) !== "own") own.set(name, i === 0 ? "own" : "wide");
    });
  }
  return own;
}

/** The place of the documents or of the world that some terms, translations of one name, mean; null where none is. */
export function placeMeant(
  terms: readonly string[],
  documents: readonly StoredDocument[],
): Pick<AskedName, "forms" | "wide"> | null {
  const own = ownPlaces(documents);
  for (const name of own.keys()) {
    const form = termsIn(name);
    if (form.length > 0 && form.every((term) => terms.includes(term)))
      return { forms: [form], wide: own.get(name) === "wide" };
  }
  const place = terms.map((term) => worldPlaces().get(term)).find((known) => known !== undefined);
  return place ? { forms: place.forms.flatMap(formsOf), wide: place.wide } : null;
}

const LONGEST = 4;

/** Runs of one to four neighbouring words, the longest first, without what shows whose they are. */
function* wordGroups(question: string): Iterable<{ readonly text: string; readonly name: string }> {
  const words = [...question.matchAll(/\p{L}[\p{L}\p{M}.-]*(?:['’](?!s\b)\p{L}+)*/gu)];
  for (let size = LONGEST; size >= 1; size--) {
    for (let i = 0; i + size <= words.length; i++) {
      const first = words[i];
      const last = words[i + size - 1];
      if (!first || !last) continue;
      const text = question.slice(first.index, last.index + last[0].length).replace(/[.-]+$/, "");
      if (/^[\p{L}\p{M}\s.'’-]+$/u.test(text)) yield { text, name: foldWord(text) };
    }
  }
}

function formsOf(name: string): (readonly string[])[] {
  const terms = termsIn(name);
  return terms.length === 0 ? [] : [terms];
}

const contains = (longer: string, name: string): boolean =>
  ` ${foldWord(longer)} `.includes(` ${foldWord(name)} `);
const covers = (place: string, run: string): boolean => contains(place, run);
