import { DEMONYMS, PLACES, SHORT_NAMES } from "../../facts/gazetteer.js";
import { foldWord } from "../../retrieval/text/tokens.js";

/** A place of the world, known whether or not a document speaks of it. */
export interface WorldPlace {
  /** Its names and adjectives, folded; any of them means it. */
  readonly forms: readonly string[];
  /** A country or another region with a code of its own: it may hold the places that documents speak of. */
  readonly wide: boolean;
  /** Its name is a word of a sentence, too, where it has no capital. */
  readonly needsCapital: boolean;
}

type WorldPlaces = ReadonlyMap<string, WorldPlace>;

let made: WorldPlaces | null = null;

/**
 * Places by each of their folded names: those of the gazetteer, the regions of the world in English and Chinese, and the
 * cities that time zones are named after. Made when a question first asks for it.
 */
export function worldPlaces(): WorldPlaces {
  made ??= makePlaces();
  return made;
}

/** Cities of time zones that commonly mean something else. */
const NO_CITIES = new Set(
  "center knox easter wake midway troll casey davis palmer syowa christmas reunion darwin stanley phoenix dawson regina oral chatham mawson vostok nome canary wallis".split(
    " ",
  ),
);
/** Codes that stand for no place. */
const NO_REGIONS = new Set(["XA", "XB", "ZZ", "QO", "UN", "EZ"]);
/** The gazetteer's names that are words without a capital. */
const WORDS = new Set(["turkey", "china", "chile"]);
/** What is commonly said for a country, though it is the name of more or of less. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  "united states": ["america", "american", "u.s"],
  "united kingdom": ["england", "english", "british"],
};
const SHORTEST = 3;

function makePlaces(): WorldPlaces {
  const byName = new Map<string, { forms: Set<string>; wide: boolean; needsCapital: boolean }>();
  const add = (names: readonly string[], wide: boolean, needsCapital: boolean): void => {
    const folded = names.map(foldWord);
    const known = folded.map((name) => byName.get(name)).find((group) => group !== undefined);
    const group = known ?? { forms: new Set<string>(), wide, needsCapital };
    for (const name of folded) {
      group.forms.add(name);
      byName.set(name, group);
    }
    group.wide ||= wide;
  };
  for (const { han, latin } of PLACES) add([latin, han], false, WORDS.has(latin.toLowerCase()));
  for (const names of regions()) add(names, true, true);
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    const city = (zone.split("/").at(-1) ?? "").replace(/_/g, " ");
    if (zone.includes("/") && city.length > SHORTEST && !NO_CITIES.has(city.toLowerCase()))
      add([city], false, true);
  }
  for (const [short, name] of Object.entries(SHORT_NAMES))
    if (byName.has(name)) add([name, short], true, true);
  for (const [adjective, name] of Object.entries(DEMONYMS)) byName.get(name)?.forms.add(adjective);
  for (const [name, others] of Object.entries(ALSO))
    for (const other of others) byName.get(name)?.forms.add(other);
  return new Map([...byName].map(([name, { forms, ...rest }]) => [name, { ...rest, forms: [...forms] }]));
}

/** The names of each region in English and Chinese: "Myanmar (Burma)" is two, "Hong Kong SAR China" is Hong Kong. */
function* regions(): Iterable<readonly string[]> {
  const english = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const chinese = new Intl.DisplayNames("zh", { type: "region", fallback: "none" });
  for (const code of codes()) {
    const name = english.of(code);
    const han = chinese.of(code);
    if (name === undefined || han === undefined || NO_REGIONS.has(code)) continue;
    const plain = name.replace(/ SAR China$/, "").replace(/ - .*$/, "");
    const names = plain.split(/ \(|\)/).filter((part) => part !== "");
    yield [...names, han.replace(/^中国(?=.+特别行政区)|特别行政区$|（.*）$/g, "")];
  }
}

/** Every pair of capital letters: those that are no region's have no name. */
function* codes(): Iterable<string> {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  for (const a of letters) for (const b of letters) yield `${a}${b}`;
}
