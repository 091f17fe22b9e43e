import { numberingOf } from "../../documents/numbering.js";
import type { Unit } from "../text/unit.js";

const LONGEST = 600;
const ENDED = /[.!?:;,。！？：；，…][)\]"'”’）」』]*$/;
const LABELLED =
  /^(?:figure|fig\.|photo|picture|image|illustration|caption|图|照片)\s*\d*\s*[:：.]|^(?:photo|picture|image)s? (?:by|courtesy|credit)/i;
const VIEW =
  /^(?:an? |the )?(?:overall |general |aerial |panoramic |interior |exterior |front )*(?:view|bird'?s[- ]eye view|photo|picture|scene|panorama) of\b[^.!?]*\.?$/i;

/**
 * Lines that belonged to pictures. A heading opens something; a caption interrupts: it stands between two clauses of
 * one series, says again the beginning of an earlier line, or begins in lower case and never ends. Only in documents
 * whose sections are numbered can "interrupts" be told. `prose` holds the units that are full sentences.
 */
export function captions(units: readonly Unit[], hasNumberedHeadings: boolean): ReadonlySet<Unit> {
  const found = new Set<Unit>();
  const clauses = neighbours(units);
  const earlier: string[] = [];
  units.forEach((unit, at) => {
    const { words } = unit;
    if (unit.bullet || words.length > LONGEST || !unit.blankBefore || !unit.blankAfter) return;
    const plain = words.replaceAll("’", "'");
    if (LABELLED.test(plain) || VIEW.test(plain)) found.add(unit);
    if (at === 0 || ENDED.test(words) || numberingOf(words) !== null) return;
    const next = units[at + 1];
    const open =
      hasNumberedHeadings && next?.bullet === false && ENDED.test(units[at - 1]?.words.slice(-6) ?? "");
    const interrupts = clauses[at] === true;
    const repeats = earlier.some((line) => line.length > words.length && line.startsWith(words));
    const fragment = /^\p{Ll}/u.test(words);
    if (open && (interrupts || repeats || fragment)) found.add(unit);
    if (at < TOP) earlier.push(words);
  });
  return found;
}

/** Names and titles that captions say again stand at the beginning of a document. */
const TOP = 6;

/** For each unit, whether clause n stands before it and clause n+1 of the same series right after it. */
function neighbours(units: readonly Unit[]): readonly boolean[] {
  return units.map((_, at) => {
    const [before, after] = [units[at - 1], units[at + 1]];
    if (before === undefined || after === undefined) return false;
    const [a, b] = [numberingOf(before.words), numberingOf(after.words)];
    if (a === null || b === null || a.scheme !== "arabic" || b.scheme !== "arabic") return false;
    // Both are clauses with text, not bare headings.
    return (
      b.number === a.number + 1 && ENDED.test(before.words.slice(-6)) && ENDED.test(after.words.slice(-6))
    );
  });
}
