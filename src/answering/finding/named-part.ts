import type { Corpus, StoredDocument } from "../../retrieval/corpus.js";
import { termsOf } from "../../retrieval/text/stems.js";
import { namesOf } from "../question/document-names.js";
import type { PartQuestion } from "../question/part-question.js";
import type { Question } from "../question/question.js";
import type { Candidate } from "./choose-sentences.js";
import { type FoundPart, partsOf } from "./find-part.js";
import { POINTED_SCORE, pointedAt } from "./pointed-at.js";

/** The part that a question names by its number, as a quotable answer. */
export interface NamedPart {
  /** Its sentences: those that say most of what else was asked first, else in reading order. */
  readonly candidates: readonly Candidate[];
  /** The best sentence of each document, where several have such a part and none is named. */
  readonly rivals: readonly Candidate[] | null;
  /** It says what else was asked, or nothing else was. */
  readonly sure: boolean;
}

const STEP = 0.01;
/** Sentences of a part that are looked at, and documents between which an asker can be asked to choose. */
const MOST = 60;
const MOST_RIVALS = 10;
/** Share of what else was asked that the part has to say. */
const SAYS_IT = 0.5;

/** The part that a question names, in the documents it may mean; null where it names none that they have. */
export function namedPart(
  { part: asked, eligible: { documents } }: Question,
  corpus: Corpus,
): NamedPart | null {
  if (asked === null) return null;
  const { pool, owner } = poolOf(asked, documents);
  const found = pool.flatMap((stored) => {
    const parts = partsOf(stored, asked, (part) => isUnder(owner, stored, part));
    return parts === null ? [] : [{ stored, ...parts }];
  });
  if (found.length === 0) return null;
  const best = Math.min(...found.map(({ rank }) => rank));
  const numbers = new Map(corpus.documents.map((stored, d) => [stored, d]));
  const weighed = found
    .filter(({ rank }) => rank === best)
    .map(({ stored, parts }) =>
      weigh(stored, parts, asked.rest, corpus.sentenceBase[numbers.get(stored) ?? 0] ?? 0),
    );
  const most = Math.max(...weighed.map(({ says }) => says));
  const meant = weighed.filter(({ says }) => says === most);
  if (asked.bare && meant.some(({ more }) => more > 0)) return null;
  const [first] = meant;
  const sure = most >= SAYS_IT;
  const candidates = meant.flatMap(({ candidates: of }) => of);
  if (first === undefined || meant.length === 1) return { candidates, rivals: null, sure };
  return {
    candidates,
    rivals: meant.slice(0, MOST_RIVALS).flatMap(({ candidates: [best] }) => best ?? []),
    sure,
  };
}

interface Pool {
  readonly pool: readonly StoredDocument[];
  /** What the part stands under that is no document: "step 2 of sick leave". */
  readonly owner: readonly string[];
}

/** The documents whose part is meant: those the question names best, or all where it names none. */
function poolOf({ names, owner }: PartQuestion, documents: readonly StoredDocument[]): Pool {
  const held = documents.map((stored) => {
    const terms = namesOf(stored);
    return [...names].filter((term) => terms.has(term)).length;
  });
  const most = Math.max(0, ...held);
  if (most > 0) return { pool: documents.filter((_, i) => held[i] === most), owner: [] };
  return { pool: documents, owner };
}

/** Who asks for a part of something that is not here is not given another's. */
function isUnder(owner: readonly string[], { divided }: StoredDocument, [first]: FoundPart): boolean {
  const section = divided.sentences[first ?? 0]?.section ?? 0;
  const path = termsOf((divided.sections[section]?.path ?? []).join(" "));
  return owner.every((term) => path.has(term));
}

function weigh(
  stored: StoredDocument,
  parts: readonly FoundPart[],
  rest: readonly string[],
  firstRow: number,
): { readonly candidates: readonly Candidate[]; readonly says: number; readonly more: number } {
  const names = namesOf(stored);
  const asked = rest.filter((term) => !names.has(term));
  const { text } = stored.document;
  const { sentences, sections } = stored.divided;
  const share = (terms: ReadonlySet<string>): number =>
    asked.length === 0 ? 1 : asked.filter((term) => terms.has(term)).length / asked.length;
  // Where a numbering begins anew, the first of each part comes before the second of any.
  const order = parts.length === 1 ? (parts[0] ?? []) : interleaved(parts);
  const shown = order.slice(0, MOST).flatMap((i) => {
    const sentence = sentences[i];
    if (sentence === undefined) return [];
    const terms = termsOf(text.slice(sentence.start, sentence.end));
    return [{ i, sentence, terms, own: share(terms) }];
  });
  const headings = [...new Set(shown.flatMap(({ sentence }) => sections[sentence.section]?.path ?? []))];
  const whole = new Set(
    [...headings.map(termsOf), ...shown.map(({ terms }) => terms)].flatMap((of) => [...of]),
  );
  const candidates = shown
    .sort((a, b) => b.own - a.own)
    .flatMap(({ i }, rank) => pointedAt(stored, i, firstRow, POINTED_SCORE - rank * STEP));
  return { candidates, says: share(whole), more: asked.length };
}

function interleaved(parts: readonly FoundPart[]): number[] {
  const longest = Math.max(...parts.map((part) => part.length));
  return Array.from({ length: longest }, (_, i) => parts.flatMap((part) => part[i] ?? [])).flat();
}
