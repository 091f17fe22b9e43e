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
export const withoutAsking = (question: string): string => question.replace(ASKING, " ");

/** Weight of a pair of CJK characters in a question, 0 to 1. */
export const pairWeight = (pair: string): number => (GRAMMAR.test(pair) ? GRAMMAR_WEIGHT : 1);
