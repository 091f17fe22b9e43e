import { statusOf } from "../../documents/validity.js";
import type { StoredDocument } from "../../retrieval/corpus.js";
import { readableDate } from "../composing/wording/readable-date.js";
import type { ConflictSide, Wording } from "../composing/wording/wording.js";
import type { Notice } from "../schema.js";
import type { Candidate } from "./choose-sentences.js";
import { type Difference, differenceOf } from "./difference.js";

/** Two sentences of different documents that cannot both hold, the better found first. */
export interface Conflict {
  readonly one: Candidate;
  readonly other: Candidate;
  readonly difference: Difference;
}

/** Share of what the quoted side says of the question that the other must say too: the words in common are most of it. */
const ALSO_ASKED = 0.5;

/**
 * Quoted sentences that another allowed document contradicts: nearly the same words about the same place, another
 * number, date or "not". What a newer document replaces is history and no conflict.
 */
export function conflictsAmong(
  quoted: readonly Candidate[],
  candidates: readonly Candidate[],
  asOf: string,
  sameSubject?: number,
): Conflict[] {
  const found: Conflict[] = [];
  const told = new Set<string>();
  for (const one of quoted) {
    for (const other of candidates) {
      if (one === other || other.coverage < one.coverage * ALSO_ASKED) continue;
      if (!mayDisagree(one.stored, other.stored, asOf)) continue;
      const pair = [one.stored.document.id, other.stored.document.id].sort().join("\n");
      if (told.has(pair)) continue;
      const difference = differenceOf(textOf(one), textOf(other), sameSubject);
      if (difference === null) continue;
      told.add(pair);
      found.push({ one, other, difference });
    }
  }
  return found;
}

/** The chosen sentences with each contradiction right behind what it contradicts; at most `count`, but never one side alone. */
export function withOtherSides(
  chosen: readonly Candidate[],
  conflicts: readonly Conflict[],
  count: number,
): Candidate[] {
  const sides = new Set(conflicts.flatMap(({ one, other }) => [one, other]));
  const ordered = chosen.flatMap((quoted) => [
    quoted,
    ...conflicts.flatMap(({ one, other }) => (one === quoted ? [other] : [])),
  ]);
  const unique = [...new Set(ordered)];
  const room = Math.max(0, count - unique.filter((one) => sides.has(one)).length);
  let others = 0;
  return unique.filter((one) => sides.has(one) || ++others <= room);
}

export function conflictNotices(conflicts: readonly Conflict[], wording: Wording): Notice[] {
  return conflicts.map(({ one, other, difference }) => {
    const side = (of: Candidate, said: string): ConflictSide => sideOf(of, said, wording.language);
    const detail = wording.conflict(side(one, difference.one), side(other, difference.other));
    return { kind: "conflict", text: wording.notice.conflict({ title: "", date: null, detail }) };
  });
}

function mayDisagree(a: StoredDocument, b: StoredDocument, asOf: string): boolean {
  const [one, other] = [a.document, b.document];
  if (one.id === other.id || one.metadata.jurisdiction !== other.metadata.jurisdiction) return false;
  if (one.metadata.supersedes === other.id || other.metadata.supersedes === one.id) return false;
  const ended = [one, other].filter(({ metadata }) => statusOf(metadata, asOf) === "ended");
  return ended.length !== 1;
}

function sideOf({ stored }: Candidate, said: Difference["one"], language: string): ConflictSide {
  const { title, kind, effectiveFrom, published } = stored.document.metadata;
  const date = effectiveFrom ?? published;
  return { title, kind, date: date && readableDate(date, language), said };
}

const textOf = ({ stored, sentence }: Candidate): string => {
  const { text } = stored.document;
  const lead = sentence.lead ? `${text.slice(sentence.lead.start, sentence.lead.end)} ` : "";
  return `${lead}${text.slice(sentence.start, sentence.end)}`;
};
