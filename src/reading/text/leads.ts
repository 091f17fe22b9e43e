import { sentencesOf } from "../../documents/sentences.js";
import type { Span } from "../../documents/span.js";
import type { Judged, Unit } from "./unit.js";

const COLON = /[:：]$/;

/** For each bullet, the opening line without which it cannot be understood. */
export function leadsOf(text: string, judged: readonly Judged[]): ReadonlyMap<Unit, Span> {
  const leads = new Map<Unit, Span>();
  let opening: { readonly span: Span; readonly colon: boolean } | null = null;
  let parents: { readonly unit: Unit; readonly indent: number }[] = [];
  for (const one of judged) {
    const { unit } = one;
    if (one.kind === "boilerplate") continue;
    if (one.kind !== "bullet") {
      parents = [];
      opening = openingOf(text, one);
      continue;
    }
    parents = parents.filter((parent) => parent.indent < unit.indent);
    const parent = parents.at(-1);
    if (parent !== undefined && COLON.test(parent.unit.words)) {
      leads.set(unit, { start: parent.unit.start, end: parent.unit.end });
    } else if (opening !== null && (opening.colon || /^\p{Ll}/u.test(unit.words))) {
      leads.set(unit, opening.span);
    }
    parents.push({ unit, indent: unit.indent });
  }
  return leads;
}

/** The last sentence before a list; a heading, too, for bullets that begin in lower case. */
function openingOf(text: string, { unit, kind }: Judged): { span: Span; colon: boolean } | null {
  if (kind === "heading") return { span: { start: unit.start, end: unit.end }, colon: false };
  const last = sentencesOf(text, unit).at(-1);
  if (last === undefined) return null;
  const words = text.slice(last.start, last.end);
  const colon = COLON.test(words);
  return colon || !/[.!?。！？]$/.test(words) ? { span: last, colon } : null;
}
