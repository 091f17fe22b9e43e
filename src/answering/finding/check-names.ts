import type { Translation } from "../../retrieval/cross-language/translation.js";
import { rowTerms } from "../../retrieval/lexical/row-terms.js";
import { documentFrequency } from "../../retrieval/lexical/scope.js";
import type { SearchResult } from "../../retrieval/searcher.js";
import type { AskedName } from "../question/asked-names.js";
import { placesOf } from "../question/places.js";
import type { Question } from "../question/question.js";
import type { Candidate } from "./choose-sentences.js";
import type { Judged, Judgement } from "./judge.js";
import type { Library } from "./library.js";
import { isNamedByNobody } from "./named-by-nobody.js";
import type { PreparedSearch } from "./prepare-search.js";
import { isSaidOfAnother } from "./said-of-another.js";
import { isSaidIn, type NameContext, speaksOf } from "./speaks-of.js";
import { isTranslatedPlace, namesInTranslation } from "./translated-names.js";

/** What was judged, with the order by which rivals are looked for. */
export interface Checked extends Judged {
  readonly judged: readonly Candidate[];
}

/** What was searched for, and what that found. */
export interface NamedSearch {
  readonly prepared: PreparedSearch;
  readonly result: SearchResult;
}

/** A sentence about what was asked is quoted instead of a better one about something else where its score comes so near. */
const NEAR = 0.85;
/** It answers as surely where it covers the question this nearly as well. */
const EQUAL_COVERAGE = 0.1;
/** Sentences that are looked at for one that speaks of what was asked. */
const LOOKED_AT = 60;

/**
 * The last stage of finding: an answer about something else than the question names is none. Sentences that speak of all
 * its names are quoted; where the best speaks of others, it is in doubt, and refused where nobody names a place.
 */
export function checkNames(
  library: Library,
  question: Question,
  { prepared, result }: NamedSearch,
  found: Checked,
): Checked {
  const names = [
    ...question.names,
    ...namesInTranslation(
      prepared.translation,
      question.names,
      question.eligible.documents,
      (term) => documentFrequency(library.searcher.indexes.passages, prepared.scope.passages, term) > 0,
    ),
  ].filter((name) => !isOneOfSeveral(name, question) && isTranslatedPlace(name, prepared));
  if (names.length === 0) return found;
  const { corpus, indexes } = library.searcher;
  const context: NameContext = {
    corpus,
    passageTerms: rowTerms(indexes.passages),
    spellings: spellingsIn(result, prepared.translation),
    asked: askedBeside(names, result),
    asOf: question.request.asOf,
    saidIn: new Map(),
  };
  const known = new Map<Candidate, boolean>();
  const missing = (candidate: Candidate): AskedName[] =>
    names.filter((name) => !speaksOf(candidate, name, context));
  const speaks = (candidate: Candidate): boolean => {
    const answer = known.get(candidate) ?? missing(candidate).length === 0;
    known.set(candidate, answer);
    return answer;
  };
  const first = firstOf(found);
  if (first === undefined) return found;
  const unsaid = missing(first);
  const speaking = found.candidates.slice(0, LOOKED_AT).filter(speaks);
  if (unsaid.length === 0) {
    const doubted =
      !pointsElsewhere(found) && isSaidOfAnother(first, found.candidates, names, result)(speaks);
    return about(
      doubted ? { ...found, judgement: atMost(found.judgement, "uncertain") } : found,
      names,
      speaking,
    );
  }
  const instead = pointsElsewhere(found) ? undefined : speaking[0];
  if (instead && instead.score >= first.score * NEAR) {
    const sure = instead.coverage >= first.coverage - EQUAL_COVERAGE;
    return {
      ...found,
      candidates: speaking,
      judged: speaking,
      judgement: sure ? found.judgement : atMost(found.judgement, "uncertain"),
    };
  }
  const allowed = {
    index: indexes.passages,
    scope: prepared.scope.passages,
    documents: question.eligible.documents,
  };
  const refused = unsaid.some(
    (name) =>
      name.kind === "place" &&
      (isNamedByNobody(name, allowed, context) || isAboutAnother(first, name, context)),
  );
  const judgement = atMost(found.judgement, refused ? "not-covered" : "uncertain");
  return { ...found, judgement, part: null, standings: null, pointed: false, judged: [] };
}

/** Who names several places gets a quote for each. */
const isOneOfSeveral = ({ kind, forms }: AskedName, { places }: Question): boolean =>
  kind === "place" && forms.some((terms) => terms.every((term) => places.terms.has(term)));

/** The sentence that would be quoted first. */
const firstOf = ({ candidates, standings }: Judged): Candidate | undefined =>
  standings?.[0]?.sentences[0] ?? candidates[0];

const pointsElsewhere = ({ part, standings }: Judged): boolean => part !== null || standings !== null;

/** Where the first sentence is about a place that was named, sentences about others neither follow nor rival it. */
function about(found: Checked, names: readonly AskedName[], speaking: readonly Candidate[]): Checked {
  if (!names.some(({ kind }) => kind === "place") || found.standings) return found;
  const kept = new Set(speaking);
  const elsewhere = (candidate: Candidate): boolean =>
    !kept.has(candidate) && placesOf(candidate.stored).length > 0;
  return {
    ...found,
    candidates: found.candidates.filter((candidate) => !elsewhere(candidate)),
    judged: found.judged.filter((candidate) => !elsewhere(candidate)),
  };
}

/** Whether a sentence's document is about another place, and never says the one that was asked about. */
const isAboutAnother = ({ stored }: Candidate, name: AskedName, context: NameContext): boolean =>
  !name.wide && placesOf(stored).length > 0 && !isSaidIn(stored, name, context);

/** What the question asks for beside its names, in every script. */
function askedBeside(names: readonly AskedName[], { hits }: SearchResult): ReadonlySet<string> {
  const named = new Set(names.flatMap(({ forms }) => forms.flat()));
  const concepts = [...new Set(hits.map((hit) => hit.concepts))].flat();
  const others = concepts.filter(({ concept }) => !concept.variants.some(({ term }) => named.has(term)));
  return new Set(others.flatMap(({ concept }) => concept.variants.map(({ term }) => term)));
}

/** Repaired typing errors by the question's own terms; a word's several translations are no spellings of each other. */
function spellingsIn(
  { hits }: SearchResult,
  translation: Translation | null,
): Map<string, readonly string[]> {
  const spellings = new Map<string, readonly string[]>();
  for (const concepts of new Set(hits.map((hit) => hit.concepts))) {
    for (const { concept } of concepts) {
      if (translation?.concepts.includes(concept)) continue;
      const [own, ...others] = concept.variants.filter(({ synonym }) => !synonym);
      if (own)
        spellings.set(own.term, [...(spellings.get(own.term) ?? []), ...others.map(({ term }) => term)]);
    }
  }
  return spellings;
}

const ORDER: readonly Judgement[] = ["not-covered", "uncertain", "covered"];
const atMost = (a: Judgement, b: Judgement): Judgement => (ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b);
