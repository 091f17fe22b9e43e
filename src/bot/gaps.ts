import type { LoggedQuestion } from "../storage/store.js";

/** Questions that mean much the same and that the documents did not answer well. */
export interface Gap {
  /** The newest of them. */
  readonly question: string;
  readonly asked: number;
  readonly notCovered: number;
  readonly downVoted: number;
  /** Milliseconds since the epoch. */
  readonly lastAsked: number;
  /** Newest first. */
  readonly ids: readonly string[];
  readonly reasons: readonly string[];
}

const COMMON = new Set(
  "a an the is are was were be do does did can could may must should will would i we you my our your it its of to in into on at for from with and or what which who when where why how much many long get have has there this that if about as by any please".split(
    " ",
  ),
);
/** Share of words in common (Jaccard) from which two questions count as one. */
const ALIKE = 0.5;

/** Words that carry meaning; pairs of characters where the script has no spaces. */
const meaningOf = (question: string): Set<string> => {
  const terms = new Set<string>();
  for (const [word] of question
    .normalize("NFKC")
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    if (/\p{Script=Han}/u.test(word)) {
      const signs = [...word];
      if (signs.length === 1) terms.add(word);
      for (let index = 0; index + 1 < signs.length; index++) terms.add(`${signs[index]}${signs[index + 1]}`);
    } else if (!COMMON.has(word)) terms.add(word.length > 3 ? word.replace(/(?<!s)s$/u, "") : word);
  }
  return terms;
};

const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let common = 0;
  for (const term of a) if (b.has(term)) common++;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
};

const isDownVoted = (question: LoggedQuestion): boolean =>
  question.feedback.some(({ vote }) => vote === "not-helpful");

/** Groups unanswered and down-voted questions by likeness, most asked first; pure. */
export const groupGaps = (questions: readonly LoggedQuestion[]): Gap[] => {
  const groups: { terms: Set<string>; members: LoggedQuestion[] }[] = [];
  const open = questions
    .filter((question) => question.outcome === "not-covered" || isDownVoted(question))
    .toSorted((a, b) => b.askedAt - a.askedAt);
  for (const question of open) {
    const terms = meaningOf(question.question);
    const best = groups
      .map((group) => ({ group, score: terms.size === 0 ? 0 : likeness(group.terms, terms) }))
      .filter(({ group, score }) => score >= ALIKE || group.members[0]?.question === question.question)
      .sort((a, b) => b.score - a.score)[0];
    if (best === undefined) groups.push({ terms, members: [question] });
    else best.group.members.push(question);
  }
  return groups
    .map(({ members }) => ({
      question: members[0]?.question ?? "",
      asked: members.length,
      notCovered: members.filter(({ outcome }) => outcome === "not-covered").length,
      downVoted: members.filter(isDownVoted).length,
      lastAsked: members[0]?.askedAt ?? 0,
      ids: members.map(({ id }) => id),
      reasons: members.flatMap(({ feedback }) =>
        feedback.flatMap(({ reason }) => (reason === null ? [] : [reason])),
      ),
    }))
    .sort((a, b) => b.asked - a.asked || b.lastAsked - a.lastAsked);
};
