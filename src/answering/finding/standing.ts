import { statusOf } from "../../documents/validity.js";
import type { Corpus, StoredDocument } from "../../retrieval/corpus.js";
import { isKindNoun, namesOf } from "../question/document-names.js";
import type { Question } from "../question/question.js";
import { type Reference, statesValidity } from "../question/reference.js";
import type { Candidate } from "./choose-sentences.js";
import { pointedAt } from "./pointed-at.js";

/** What the catalogue says of a document's time, and what the documents themselves say of it. */
export interface Standing {
  readonly stored: StoredDocument;
  readonly replacedBy: StoredDocument | null;
  readonly replaces: StoredDocument | null;
  /** Sentences of these documents that say it; else the document's first. */
  readonly sentences: readonly Candidate[];
}

/** Documents between which an asker can be asked to choose. */
const MOST = 5;
const SAYS =
  /\b(?:in (?:force|effect)|valid|effective|appl(?:y|ies) (?:from|until|since)|takes? effect|expires?|ends?|replac(?:es|ed)|supersed(?:es|ed)|repeal(?:s|ed))\b|有效|生效|施行|实施|失效|废止|取代/i;
const SUCCEEDS = /\b(?:replac|supersed|repeal)|废止|取代|替代/i;

/**
 * The documents whose standing a question asks after, and nothing else of them; null where it asks something else, names
 * none, or nothing is known. A replaced edition gives way to the one that replaced it, where both are named alike.
 */
export function standingsAsked(
  { standing, reference, eligible: { documents }, request: { asOf } }: Question,
  corpus: Corpus,
): readonly Standing[] | null {
  if (standing === null) return null;
  const named = documentsNamed(standing.naming, reference, documents);
  const meant = named.filter((one) => !named.some(({ document }) => replaces(document.metadata, one)));
  if (meant.length === 0 || meant.length > MOST) return null;
  const standings = meant.map((stored) => standingOf(stored, documents, corpus));
  return standings.every((standing) => isKnown(standing, asOf)) ? standings : null;
}

/** All that the question names has to be the document: what it asks of a part of it is not in the catalogue. */
function documentsNamed(
  naming: readonly string[],
  reference: Reference | null,
  documents: readonly StoredDocument[],
): readonly StoredDocument[] {
  const held = documents.map((stored) => {
    const names = namesOf(stored);
    const hits = naming.filter((term) => names.has(term)).length;
    return naming.every((term) => names.has(term) || isKindNoun(term)) ? hits : 0;
  });
  const most = Math.max(0, ...held);
  if (most > 0) return documents.filter((_, i) => held[i] === most);
  return naming.every((term) => isKindNoun(term)) ? (reference?.documents ?? []) : [];
}

const replaces = (newer: StoredDocument["document"]["metadata"], { document }: StoredDocument): boolean =>
  newer.supersedes === document.id;

function standingOf(stored: StoredDocument, documents: readonly StoredDocument[], corpus: Corpus): Standing {
  const replacedBy = documents.find(({ document }) => replaces(document.metadata, stored)) ?? null;
  const older = documents.find((one) => replaces(stored.document.metadata, one)) ?? null;
  const saying = [stored, ...(replacedBy ? [replacedBy] : [])].flatMap((one) => sayingSo(one, corpus));
  const sentences = saying.length > 0 ? saying : pointedAt(stored, 0, firstRowOf(stored, corpus));
  return { stored, replacedBy, replaces: older, sentences };
}

function sayingSo(stored: StoredDocument, corpus: Corpus): Candidate[] {
  const { document, divided } = stored;
  const states = (words: string): boolean =>
    SAYS.test(words) &&
    (SUCCEEDS.test(words)
      ? document.metadata.supersedes !== null
      : statesValidity(words, stored, "from") || statesValidity(words, stored, "until"));
  const found = divided.sentences.findIndex(({ start, end }) => states(document.text.slice(start, end)));
  return found < 0 ? [] : pointedAt(stored, found, firstRowOf(stored, corpus));
}

const firstRowOf = (stored: StoredDocument, corpus: Corpus): number =>
  corpus.sentenceBase[corpus.documents.indexOf(stored)] ?? 0;

const isKnown = ({ stored, replacedBy, sentences }: Standing, asOf: string): boolean =>
  sentences.length > 0 && (replacedBy !== null || statusOf(stored.document.metadata, asOf) !== "unknown");
