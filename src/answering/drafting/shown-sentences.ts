import { statusOf } from "../../documents/validity.js";
import type { StoredDocument } from "../../retrieval/corpus.js";
import type { Candidate } from "../finding/choose-sentences.js";
import type { SourceSentence } from "./sources.js";

/** What a model is shown at most: enough for every passage that could answer, small enough to be cheap and attended to. */
const MAX_SENTENCES = 60;
const MAX_UNITS = 14_000;

/** The sentences of the best passages as a model is shown them: whole passages, the best first, in reading order. */
export function shownSentences(candidates: readonly Candidate[], asOf: string): SourceSentence[] {
  const reading = [...candidates].sort((a, b) => b.passageScore - a.passageScore || a.row - b.row);
  let units = 0;
  const shown = reading.slice(0, MAX_SENTENCES).filter(({ sentence }) => {
    units += sentence.end - sentence.start;
    return units <= MAX_UNITS;
  });
  return shown.map(({ stored, sentence, row }) => {
    const { text, metadata } = stored.document;
    return {
      id: String(row),
      text: text.slice(sentence.start, sentence.end),
      lead: sentence.lead && text.slice(sentence.lead.start, sentence.lead.end),
      section: stored.divided.sections[sentence.section]?.path ?? [],
      document: {
        id: stored.document.id,
        title: metadata.title,
        language: metadata.language,
        label: labelOf(stored, asOf),
      },
    };
  });
}

/** "plan, in-force, from 2025-03-01, until 2027": in the prompt's language, which is English. */
function labelOf({ document: { metadata } }: StoredDocument, asOf: string): string {
  const { kind, effectiveFrom, effectiveUntil } = metadata;
  const from = effectiveFrom === null ? [] : [`from ${effectiveFrom}`];
  const until = effectiveUntil === null ? [] : [`until ${effectiveUntil}`];
  return [kind, statusOf(metadata, asOf), ...from, ...until].join(", ");
}
