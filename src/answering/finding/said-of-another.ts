import type { SearchResult } from "../../retrieval/searcher.js";
import { termsOf } from "../../retrieval/text/stems.js";
import type { AskedName } from "../question/asked-names.js";
import { placesOf } from "../question/places.js";
import type { Candidate } from "./choose-sentences.js";
import { coverage } from "./coverage.js";

/** Sentences that are looked at. */
const LOOKED_AT = 60;
/** So much more of the rest of the question another place's sentence has to say. */
const MORE = 0.2;

/**
 * Whether a sentence about another place says clearly more of what is asked, the names left out, than the one about the
 * place that was named: what is asked is then likelier to be said of that other place alone.
 */
export function isSaidOfAnother(
  first: Candidate,
  candidates: readonly Candidate[],
  names: readonly AskedName[],
  { hits }: SearchResult,
): (speaks: (candidate: Candidate) => boolean) => boolean {
  if (!names.some(({ kind }) => kind === "place")) return () => false;
  const named = new Set(names.flatMap(({ forms }) => forms.flat()));
  const concepts = (hits[0]?.concepts ?? []).filter(
    ({ concept }) => !concept.variants.some(({ term }) => named.has(term)),
  );
  const says = (candidate: Candidate): number =>
    coverage(concepts, [{ terms: termsOf(wordsOf(candidate)), weight: 1 }]);
  const enough = says(first) + MORE;
  return (speaks) =>
    candidates
      .slice(0, LOOKED_AT)
      .some(
        (other) =>
          other.stored !== first.stored &&
          placesOf(other.stored).length > 0 &&
          says(other) >= enough &&
          !speaks(other),
      );
}

const wordsOf = ({ stored: { document, divided }, sentence }: Candidate): string => {
  const lead = sentence.lead ? document.text.slice(sentence.lead.start, sentence.lead.end) : "";
  const headings = divided.sections[sentence.section]?.path ?? [];
  return [document.text.slice(sentence.start, sentence.end), lead, ...headings].join("\n");
};
