import type { QueryConcept } from "./lexical/bm25.js";
import type { LexicalIndex } from "./lexical/lexical-index.js";
import { documentFrequency, type Scope } from "./lexical/scope.js";
import { REPAIR_WEIGHT, repairTypo } from "./lexical/typo.js";
import { synonymsOf } from "./text/synonyms.js";
import { type Token, tokenize } from "./text/tokens.js";

/**
 * Words that say how something is asked, not what about, and would otherwise count as something that a document has to
 * say. Single English ones are stopwords, so only their usual misspellings are here; "many", "large" and the like are
 * such only after "how".
 */
const ASKING =
  /\bhow (?:many|much|often|large|big|long|old|far|high|tall|deep|wide|fast|soon)\b|\b(?:wich|whch|whihc|whcih|wihch|waht|whta|hwat|wehn|hwen|whne|wher|wehre|hwere)\b|多少|什么|哪(?:些|个|里|位|年|天|种|家|座)?|谁|如何|怎(?:么|样)+|为何|是否|请问|何时|何地|几(?:个|年|天|月|人|名|种)?|吗|呢|吧|分别/gi;

/** Characters that mostly stand for grammar: a pair that holds one often spans two words. */
const GRAMMAR = /[的了是在有被于与和及或而且但就都也很还又再把从向对为以因所由其此这那个]/;

/** How much a pair with a character of grammar counts of one without: some are words ("有限", "目的"). */
const GRAMMAR_WEIGHT = 0.5;

/** A question without its asking words; what stood at their sides does not touch. */
const withoutAsking = (question: string): string => question.replace(ASKING, " ");

/** Weight of a pair of CJK characters in a question, 0 to 1. */
const pairWeight = (pair: string): number => (GRAMMAR.test(pair) ? GRAMMAR_WEIGHT : 1);

/** What a question asks for, each distinct term once, in the order asked. */
export interface Query {
  readonly text: string;
  readonly tokens: readonly Token[];
}

export function parseQuery(text: string): Query {
  const seen = new Set<string>();
  const tokens = tokenize(withoutAsking(text)).filter(({ term }) => !seen.has(term) && seen.add(term));
  return { text, tokens };
}

/** A known word that means the same counts so much of the question's own; where the documents do not know that, a little more. */
const SYNONYM_WEIGHT = 0.2;
const ONLY_SYNONYM_WEIGHT = 0.3;

/**
 * One concept a distinct term, joined by the words of allowed rows that commonly mean the same; a word that no allowed
 * row knows is joined by its likely spellings too.
 */
export function conceptsOf(query: Query, index: LexicalIndex, scope: Scope): QueryConcept[] {
  const knows = (term: string): boolean => documentFrequency(index, scope, term) > 0;
  return query.tokens.map(({ term, kind }) => {
    const itself = { term, weight: 1 };
    if (kind === "cjk") return { variants: [itself], weight: pairWeight(term) };
    if (kind !== "word") return { variants: [itself], weight: 1 };
    const known = knows(term);
    const repairs = known ? [] : repairTypo(index, scope, term);
    const weight = known ? SYNONYM_WEIGHT : ONLY_SYNONYM_WEIGHT;
    const synonyms = synonymsOf(term).filter((other) => knows(other) && !repairs.includes(other));
    const variants = [
      itself,
      ...repairs.map((repair) => ({ term: repair, weight: REPAIR_WEIGHT })),
      ...synonyms.map((other) => ({ term: other, weight, synonym: true as const })),
    ];
    return { variants, weight: 1 };
  });
}
