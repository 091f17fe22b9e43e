import { foldText } from "../../documents/fold.js";
import type { Unit } from "../text/unit.js";

/** A page title is looked for among this many first lines. */
const TOP = 4;
const LONGEST_TITLE = 300;
/** A shorter beginning is repeated by chance. */
const SHORTEST_TEASER = 20;

const ELLIPSIS = /\s*[[(（]?(?:…|\.\.\.|\.\s\.\s\.)[\])）]?$/;
const ENDED = /[.!?。！？][)"'”’]*$/;

/** Lines at the top that only repeat the title that follows (often with the site's name or a trail of links). */
export function pageTitles(units: readonly Unit[]): ReadonlySet<Unit> {
  const found = new Set<Unit>();
  for (let at = 0; at + 1 < Math.min(units.length, TOP); at++) {
    const [line, next] = [units[at], units[at + 1]];
    if (line === undefined || next === undefined) continue;
    if (line.words.length > LONGEST_TITLE || ENDED.test(line.words) || ENDED.test(next.words)) continue;
    const long = foldText(line.words);
    const short = foldText(next.words);
    if (short.length >= 8 && (long.endsWith(short) || long.startsWith(short))) found.add(line);
  }
  return found;
}

/** Lines that break off in an ellipsis and whose beginning the next line repeats. */
export function teasers(units: readonly Unit[]): ReadonlySet<Unit> {
  const found = new Set<Unit>();
  units.forEach((unit, at) => {
    const next = units[at + 1];
    if (next === undefined || !ELLIPSIS.test(unit.words.slice(-12))) return;
    const tail = unit.words.slice(-12).replace(ELLIPSIS, "");
    const beginning = foldText(unit.words.slice(0, -12) + tail).trim();
    if (beginning.length >= SHORTEST_TEASER && foldText(next.words).startsWith(beginning)) found.add(unit);
  });
  return found;
}
