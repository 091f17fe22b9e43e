import { CJK, scriptOf } from "../../facts/scripts.js";
import type { Corpus, StoredDocument } from "../../retrieval/corpus.js";
import type { TermSet } from "../../retrieval/lexical/row-terms.js";
import { termsOf } from "../../retrieval/text/stems.js";
import type { AskedName } from "../question/asked-names.js";
import { placesOf } from "../question/places.js";
import { type Candidate, leansBack } from "./choose-sentences.js";

/** What is known beside the documents' words when their names are compared with a question's. */
export interface NameContext {
  readonly corpus: Corpus;
  /** The terms of a row of the passage index. */
  readonly passageTerms: (row: number) => TermSet;
  /** Other spellings of a term that the documents write: repaired typing errors and translations. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  /** YYYY-MM-DD. */
  readonly asOf: string;
}

/** Passages before and after a sentence's own whose words are taken to be about the same. */
const AROUND = 1;
/** Shorter names have too many words that begin like them. */
const SHORTEST_STEM = 5;
const SAMPLE_UNITS = 400;
const cjk = new RegExp(`[${CJK}]`, "u");

/**
 * Whether a sentence speaks of a name: where it, its opening line, the sentence it leans back on, its headings or its
 * document's title or place say it. Of other names than places, groups and years a mention in the document will do.
 */
export function speaksOf(candidate: Candidate, name: AskedName, context: NameContext): boolean {
  const { stored } = candidate;
  if (!comparable(stored, name)) return true;
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

function nearTerms({ stored, sentence }: Candidate, name: AskedName): ReadonlySet<string> {
  const { document, divided } = stored;
  const { title, issuer } = document.metadata;
  const at = divided.sentences.indexOf(sentence);
  const said = document.text.slice(sentence.start, sentence.end);
  const lead = sentence.lead ? document.text.slice(sentence.lead.start, sentence.lead.end) : "";
  const before = at > 0 && leansBack(said) ? divided.sentences[at - 1] : undefined;
  const antecedent = before ? document.text.slice(before.start, before.end) : "";
  const own = `${said}\n${lead}\n${antecedent}`;
  const [place = "", ...holding] = placesOf(stored);
  // Of a district's document the city is not the subject, unless the sentence says so.
  if (name.kind === "place" && isOneOf(name, holding) && !isOneOf(name, [place])) return termsOf(own);
  const headings = divided.sections[sentence.section]?.path.join("\n") ?? "";
  const issued = name.kind === "place" && place !== "" ? "" : (issuer ?? "");
  return termsOf(
    `${own}\n${headings}\n${title}\n${place}\n${issued}\n${document.id.replace(/[-_/.]/g, " ")}`,
  );
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
  const [from, to] = rowsOf(stored, context);
  return isSaidInRows(from, to, name, context);
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
