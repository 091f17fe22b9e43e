import { CJK, scriptOf } from "../../facts/scripts.js";
import type { Corpus, StoredDocument } from "../../retrieval/corpus.js";
import type { TermSet } from "../../retrieval/lexical/row-terms.js";
import { termsOf } from "../../retrieval/text/stems.js";
import type { AskedName } from "../question/asked-names.js";
import { placesOf } from "../question/places.js";
import { type Candidate, leansBack } from "./choose-sentences.js";
import { saysOfPlace } from "./says-of-place.js";

/** What is known beside the documents' words when their names are compared with a question's. */
export interface NameContext {
  readonly corpus: Corpus;
  /** The terms of a row of the passage index. */
  readonly passageTerms: (row: number) => TermSet;
  /** Other spellings of a term that the documents write: repaired typing errors and translations. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  /** What the question asks for beside its names. */
  readonly asked: ReadonlySet<string>;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** What was found of whole documents, by name: many sentences ask it of the same ones. */
  readonly saidIn: Map<AskedName, Map<StoredDocument, boolean>>;
}

/** Passages before and after a sentence's own whose words are taken to be about the same. */
const AROUND = 1;
/** Shorter names have too many words that begin like them. */
const SHORTEST_STEM = 4;
const SAMPLE_UNITS = 400;
const cjk = new RegExp(`[${CJK}]`, "u");

/**
 * Whether a sentence speaks of a name: where it, its opening line, the sentence it leans back on, its headings or its
 * document's title or place say it. Of other names than places, groups and years a mention in the document will do.
 */
export function speaksOf(candidate: Candidate, name: AskedName, context: NameContext): boolean {
  const { stored } = candidate;
  if (!comparable(stored, name)) return true;
  if (name.kind === "subject") return isSubjectOf(stored, name, context);
  if (name.kind === "place" && isAboutAnotherPlace(stored, name))
    return saysOfPlace(
      `${ownWords(candidate)}\n${headingsOf(candidate)}`,
      (terms) => isSaidBy(terms, name, context),
      context.asked,
    );
  if (isSaidBy(nearTerms(candidate, name), name, context)) return true;
  switch (name.kind) {
    case "place":
      return placesOf(stored).length === 0 && isSaidAround(candidate, name, context);
    case "group":
      return isSaidAround(candidate, name, context);
    case "year":
      return holdsIn(stored, Number(name.text), context.asOf) || isSaidIn(stored, name, context);
    case "name":
      return isSaidIn(stored, name, context);
  }
}

/** A name that is known in another script alone cannot be looked for. */
function comparable({ document }: StoredDocument, { forms }: AskedName): boolean {
  const chinese = scriptOf(document.text.slice(0, SAMPLE_UNITS)) === "cjk";
  return forms.some((form) => form.some((term) => cjk.test(term)) === chinese || /^\d/.test(form[0] ?? ""));
}

function nearTerms(candidate: Candidate, name: AskedName): ReadonlySet<string> {
  const { document } = candidate.stored;
  const { title, issuer } = document.metadata;
  const [place = ""] = placesOf(candidate.stored);
  const issued = name.kind === "place" && place !== "" ? "" : (issuer ?? "");
  const file = document.id.replace(/[-_/.]/g, " ");
  return termsOf([ownWords(candidate), headingsOf(candidate), title, place, issued, file].join("\n"));
}

const headingsOf = ({ stored, sentence }: Candidate): string =>
  (stored.divided.sections[sentence.section]?.path ?? [])
    .filter((heading) => !heading.includes(stored.document.metadata.title))
    .join("\n");

/** The sentence, its opening line, and the sentence that it leans back on. */
function ownWords({ stored: { document, divided }, sentence }: Candidate): string {
  const at = divided.sentences.indexOf(sentence);
  const said = document.text.slice(sentence.start, sentence.end);
  const lead = sentence.lead ? document.text.slice(sentence.lead.start, sentence.lead.end) : "";
  const before = at > 0 && leansBack(said) ? divided.sentences[at - 1] : undefined;
  const antecedent = before ? document.text.slice(before.start, before.end) : "";
  return `${said}\n${lead}\n${antecedent}`;
}

/** A document with a place is about it, and not about what that place lies in. */
function isAboutAnotherPlace(stored: StoredDocument, name: AskedName): boolean {
  const [place] = placesOf(stored);
  return place !== undefined && !isOneOf(name, [place]);
}

/** Passages that have to say what a document is about, where its title does not. */
const SUBJECT_PASSAGES = 2;

function isSubjectOf(stored: StoredDocument, name: AskedName, context: NameContext): boolean {
  const { document, divided } = stored;
  const headings = divided.sections.flatMap(({ path }) => path).join("\n");
  if (isSaidBy(termsOf(`${document.metadata.title}\n${document.id}\n${headings}`), name, context))
    return true;
  const [from, to] = rowsOf(stored, context);
  let said = 0;
  for (let row = from; row < to; row++) if (isSaidInRows(row, row + 1, name, context)) said++;
  return said >= SUBJECT_PASSAGES;
}

const isOneOf = ({ forms }: AskedName, places: readonly string[]): boolean =>
  places.some((place) => {
    const terms = termsOf(place);
    return forms.some((form) => form.length === terms.size && form.every((term) => terms.has(term)));
  });

function isSaidBy(terms: ReadonlySet<string>, { forms }: AskedName, { spellings }: NameContext): boolean {
  const says = (term: string): boolean =>
    terms.has(term) ||
    (spellings.get(term)?.some((other) => terms.has(other)) ?? false) ||
    (term.length >= SHORTEST_STEM && /^[a-z]+$/.test(term) && beginsOne(terms, term.slice(0, -1)));
  return forms.some((form) => form.every(says));
}

function beginsOne(terms: ReadonlySet<string>, beginning: string): boolean {
  for (const term of terms) if (term.startsWith(beginning)) return true;
  return false;
}

/** The row of the document's first passage, and the row after its last. */
function rowsOf(stored: StoredDocument, { corpus }: NameContext): readonly [number, number] {
  const d = corpus.documents.indexOf(stored);
  return [corpus.passageBase[d] ?? 0, corpus.passageBase[d + 1] ?? 0];
}

/** Whether any passage of the document says the name. */
export function isSaidIn(stored: StoredDocument, name: AskedName, context: NameContext): boolean {
  const known = context.saidIn.get(name) ?? new Map<StoredDocument, boolean>();
  context.saidIn.set(name, known);
  const before = known.get(stored);
  if (before !== undefined) return before;
  const [from, to] = rowsOf(stored, context);
  const said = isSaidInRows(from, to, name, context);
  known.set(stored, said);
  return said;
}

function isSaidAround({ stored, sentence }: Candidate, name: AskedName, context: NameContext): boolean {
  const [from, to] = rowsOf(stored, context);
  const { passages, sentences } = stored.divided;
  const at = sentences.indexOf(sentence);
  const own = from + passages.findIndex(({ endSentence }) => at < endSentence);
  return isSaidInRows(Math.max(from, own - AROUND), Math.min(to, own + AROUND + 1), name, context);
}

function isSaidInRows(from: number, to: number, { forms }: AskedName, context: NameContext): boolean {
  const { passageTerms, spellings } = context;
  for (let row = from; row < to; row++) {
    const terms = passageTerms(row);
    const says = (term: string): boolean =>
      terms.has(term) || (spellings.get(term)?.some((other) => terms.has(other)) ?? false);
    if (forms.some((form) => form.every(says))) return true;
  }
  return false;
}

/** Whether a document that states its time holds in a year; one that states none is about the time when it is asked. */
function holdsIn({ document }: StoredDocument, year: number, asOf: string): boolean {
  const { effectiveFrom, effectiveUntil, published } = document.metadata;
  const first = effectiveFrom ?? published;
  if (first === null && effectiveUntil === null) return Math.abs(year - Number(asOf.slice(0, 4))) <= 1;
  const from = Number(first?.slice(0, 4) ?? -Infinity);
  const until = Number(effectiveUntil?.slice(0, 4) ?? (published === first ? from : Infinity));
  return from <= year && year <= until;
}
