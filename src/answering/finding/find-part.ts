import type { Sentence } from "../../documents/structure.js";
import type { StoredDocument } from "../../retrieval/corpus.js";
import type { AskedLabel } from "../question/asked-part.js";
import { type Label, labelOf } from "../question/part-label.js";

/** For each section of a document, the label of each heading of its path; made once a document and kept with it. */
function headingsOf(stored: StoredDocument): readonly (readonly (Label | null)[])[] {
  const made = knownHeadings.get(stored) ?? stored.divided.sections.map(({ path }) => path.map(labelOf));
  knownHeadings.set(stored, made);
  return made;
}
const knownHeadings = new WeakMap<StoredDocument, readonly (readonly (Label | null)[])[]>();

/** For each sentence that opens a numbered point or list item, its label; looked for in documents whose headings bear none. */
function pointsOf(stored: StoredDocument): ReadonlyMap<number, Label> {
  const made = knownPoints.get(stored) ?? readPoints(stored);
  knownPoints.set(stored, made);
  return made;
}
const knownPoints = new WeakMap<StoredDocument, ReadonlyMap<number, Label>>();

/** How far before a sentence its list mark may stand. */
const MARK = 12;

function readPoints({ document: { text }, divided: { sentences } }: StoredDocument): Map<number, Label> {
  const points = new Map<number, Label>();
  sentences.forEach(({ start, section }, i) => {
    const opens = sentences[i - 1]?.section !== section || /[\n\r]/.test(between(text, sentences, i));
    if (!opens) return;
    const mark = /[^\n\r]*$/.exec(text.slice(Math.max(0, start - MARK), start))?.[0].trimStart() ?? "";
    const label = labelOf(`${mark}${text.slice(start, start + 40)}`);
    if (label) points.set(i, label);
  });
  return points;
}

const between = (text: string, sentences: readonly Sentence[], i: number): string =>
  text.slice(sentences[i - 1]?.end ?? 0, sentences[i]?.start ?? 0);

/** A part of a document: the indices of its sentences, in reading order. */
export type FoundPart = readonly number[];

export interface FoundParts {
  /** Several where the numbering begins anew. */
  readonly parts: readonly FoundPart[];
  /** 0 where headings bear the asked word ("Article 3"), 1 where a bare number ("3."), 2 for points of a text. */
  readonly rank: number;
}

/** The parts of a document that a question names and that suit, of the best rank that there are; null where it has none. */
export function partsOf(
  stored: StoredDocument,
  asked: { readonly labels: readonly AskedLabel[] },
  suits: (part: FoundPart) => boolean,
): FoundParts | null {
  const headings = headingsOf(stored);
  const families = new Set(asked.labels.map(({ family }) => family));
  const nested = families.size > 1;
  const fits = (label: Label | null, bare: boolean): boolean =>
    label !== null && asked.labels.some((one) => isMeant(label, one, bare));
  const allNamed = (path: readonly (Label | null)[]): boolean =>
    !nested ||
    asked.labels.every((one) =>
      path.some((label) => label !== null && (isMeant(label, one, false) || isMeant(label, one, true))),
    );
  const inSections = (bare: boolean): Found[] => {
    const found = new Map<string, { depth: number; part: number[] }>();
    stored.divided.sentences.forEach(({ section }, i) => {
      const path = headings[section] ?? [];
      const depth = nested
        ? path.findLastIndex((label) => fits(label, bare))
        : path.findIndex((label) => fits(label, bare));
      if (depth < 0 || !allNamed(path)) return;
      const key = JSON.stringify(stored.divided.sections[section]?.path.slice(0, depth + 1));
      const known = found.get(key);
      if (known) known.part.push(i);
      else found.set(key, { depth, part: [i] });
    });
    return [...found.values()];
  };
  const inText = (): Found[] =>
    nested
      ? []
      : [...pointsOf(stored)]
          .filter(([, label]) => asked.labels.some((one) => isPoint(label, one)))
          .map(([first]) => ({ depth: 0, part: paragraphFrom(stored, first) }));
  for (const [rank, look] of [() => inSections(false), () => inSections(true), inText].entries()) {
    const found = look().filter(({ part }) => suits(part));
    // "2." in the outline of the whole text comes before the "2." of one of its chapters.
    const outermost = Math.min(...found.map(({ depth }) => depth));
    const parts = found.filter(({ depth }) => depth === outermost).map(({ part }) => part);
    if (parts.length > 0) return { parts, rank };
  }
  return null;
}

interface Found {
  /** Headings above the part's own. */
  readonly depth: number;
  readonly part: FoundPart;
}

/** `bare`: by its number alone, which names a part of any word but an annex. */
const isMeant = (label: Label, asked: AskedLabel, bare: boolean): boolean =>
  label.key === asked.key &&
  (bare
    ? label.family === null && asked.family !== "annex" && !(label.ordinal && asked.family !== "loose")
    : label.family === asked.family);

const isPoint = (label: Label, asked: AskedLabel): boolean =>
  label.key === asked.key &&
  (label.family === null ? asked.family === "loose" : label.family === asked.family);

/** The sentence and those that go on in its paragraph. */
function paragraphFrom(
  { document: { text }, divided: { sentences } }: StoredDocument,
  first: number,
): number[] {
  const found = [first];
  for (let i = first + 1; i < sentences.length; i++) {
    if (sentences[i]?.section !== sentences[first]?.section) break;
    if (/\n\s*\n|\n\s*(?:[-*•]|\(?\w{1,3}[.)])\s|\n[^\n]{0,3}$/.test(between(text, sentences, i))) break;
    found.push(i);
  }
  return found;
}
