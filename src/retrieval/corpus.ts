import type { SourceDocument } from "../documents/document.js";
import type { DividedDocument, Passage, Sentence } from "../documents/structure.js";

/** A document with its sections, sentences and passages, as a generation stores it. */
export interface StoredDocument {
  readonly document: SourceDocument;
  readonly divided: DividedDocument;
}

/**
 * The documents of one generation in their stored order, and the numbering of their passages and sentences: row r of
 * the passage index is passage `r - passageBase[d]` of document `passageDocument[r]`, and likewise for sentences.
 */
export interface Corpus {
  readonly documents: readonly StoredDocument[];
  readonly passageBase: Uint32Array;
  readonly sentenceBase: Uint32Array;
  readonly passageDocument: Uint32Array;
  readonly sentenceDocument: Uint32Array;
}

export function corpusOf(documents: readonly StoredDocument[]): Corpus {
  const passageBase = new Uint32Array(documents.length + 1);
  const sentenceBase = new Uint32Array(documents.length + 1);
  documents.forEach(({ divided }, d) => {
    passageBase[d + 1] = (passageBase[d] ?? 0) + divided.passages.length;
    sentenceBase[d + 1] = (sentenceBase[d] ?? 0) + divided.sentences.length;
  });
  return {
    documents,
    passageBase,
    sentenceBase,
    passageDocument: ownerOf(passageBase),
    sentenceDocument: ownerOf(sentenceBase),
  };
}

function ownerOf(base: Uint32Array): Uint32Array {
  const owner = new Uint32Array(base[base.length - 1] ?? 0);
  for (let d = 0; d + 1 < base.length; d++) owner.fill(d, base[d], base[d + 1]);
  return owner;
}

export interface PassageRow {
  readonly stored: StoredDocument;
  readonly passage: Passage;
  /** Rows of its sentences in the sentence index, end exclusive. */
  readonly firstSentenceRow: number;
  readonly endSentenceRow: number;
}

export function passageAt(corpus: Corpus, row: number): PassageRow {
  const d = corpus.passageDocument[row] ?? 0;
  const stored = corpus.documents[d] as StoredDocument;
  const passage = stored.divided.passages[row - (corpus.passageBase[d] ?? 0)] as Passage;
  const base = corpus.sentenceBase[d] ?? 0;
  return {
    stored,
    passage,
    firstSentenceRow: base + passage.firstSentence,
    endSentenceRow: base + passage.endSentence,
  };
}

export interface SentenceRow {
  readonly stored: StoredDocument;
  readonly sentence: Sentence;
}

export function sentenceAt(corpus: Corpus, row: number): SentenceRow {
  const d = corpus.sentenceDocument[row] ?? 0;
  const stored = corpus.documents[d] as StoredDocument;
  return { stored, sentence: stored.divided.sentences[row - (corpus.sentenceBase[d] ?? 0)] as Sentence };
}

/** The headings above a section, from the document's title inwards, each once. */
export function headingsOf({ document, divided }: StoredDocument, section: number): string[] {
  const path = divided.sections[section]?.path ?? [];
  return path[0] === document.metadata.title ? [...path] : [document.metadata.title, ...path];
}
