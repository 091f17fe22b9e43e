import { overlaps, type Span } from "../../../documents/span.js";
import type { StoredDocument } from "../../../retrieval/corpus.js";
import type { WeighedConcept } from "../../../retrieval/script-query.js";
import { termsOf } from "../../../retrieval/text/stems.js";
import { countOf } from "../../question/asked-form.js";
import type { Candidate } from "../choose-sentences.js";
import { coverage } from "../coverage.js";
import { type Arranged, MOST_SHOWN } from "./arranged.js";
import { headingsIn } from "./headings.js";
import { headingsByLevel, type ItemList, listsIn } from "./lists-in.js";

/** Sentences by which a list has to be found. */
const LOOKED_AT = 6;
/** Share of the question that the opening line has to say, with the headings above it. */
const SAYS_IT = 0.6;
/** The same where no sentence was found to answer: a list may, whose items say nothing of what was asked. */
export const SAYS_ALL = 0.9;
const ABOVE_WEIGHT = 0.8;
const TITLE_WEIGHT = 0.6;

/** What several things are called, and how many are asked for where the question says so. */
interface AskedList {
  readonly noun: string;
  readonly count: number | null;
}

/**
 * The list that a question asks for: the one among the best sentences whose opening line, or heading, speaks of what is
 * asked. Null where no list does: a sentence then answers better than a list of something else.
 */
export function listAsked(
  asked: AskedList,
  candidates: readonly Candidate[],
  concepts: readonly WeighedConcept[],
  enough = SAYS_IT,
): Arranged | null {
  const best = candidates.slice(0, LOOKED_AT);
  const announced =
    asked.count === null
      ? null
      : announcedList(asked, asked.count, candidates, enough > SAYS_IT ? concepts : []);
  if (announced) return announced;
  const named = termsOf(asked.noun);
  // Steps need not be called so where they are numbered.
  const others = concepts.filter(({ concept }) => !concept.variants.some(({ term }) => named.has(term)));
  const near = best.flatMap(({ stored, sentence }) =>
    listsIn(stored)
      .filter(
        (list) => overlaps(list.opener, sentence) || list.items.some((item) => overlaps(item, sentence)),
      )
      .filter((list) => isCalled(asked, stored, list))
      .map((list) => ({ stored, list, says: saysIt(list.ordered ? others : concepts, stored, list) })),
  );
  const [first, ...more] = near.filter(({ says }) => says >= enough);
  if (first === undefined) return null;
  const { stored, list } = more.reduce((most, one) => (one.says > most.says ? one : most), first);
  if (asked.count !== null && asked.count !== list.items.length) return null;
  return arranged(stored, list);
}

/** The opening line names the things: "The following actions are supported:", a heading "Steps". */
function isCalled({ noun }: AskedList, stored: StoredDocument, { opener, ordered }: ItemList): boolean {
  const { text } = stored.document;
  if (/^(?:steps|步骤|流程)$/i.test(noun) && ordered) return true;
  const words = text.slice(opener.start, opener.end).trim();
  // "If a holiday falls on a Monday:" opens what to do, not the holidays.
  return !CONDITION.test(words) && (HAN.test(noun) ? words.includes(noun) : wordIn(noun, words));
}

const CONDITION = /^(?:if|when|unless|in case|where|should)\b|^(?:如果|如|若|当)/iu;
const HAN = /\p{Script=Han}/u;

/** In the very form that was asked for: the things of a list are named in the plural. */
const wordIn = (noun: string, words: string): boolean =>
  words
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’-]+/u)
    .includes(noun.toLowerCase());

function saysNoun(noun: string, words: string): boolean {
  if (HAN.test(noun)) return words.includes(noun);
  const said = termsOf(words);
  return [...termsOf(noun)].some((term) => said.has(term));
}

function saysIt(
  concepts: readonly WeighedConcept[],
  stored: StoredDocument,
  { opener, section }: ItemList,
): number {
  const { text, metadata } = stored.document;
  return coverage(concepts, [
    { terms: termsOf(text.slice(opener.start, opener.end)), weight: 1 },
    { terms: termsOf(section.join(" ")), weight: ABOVE_WEIGHT },
    { terms: termsOf(`${metadata.title} ${metadata.jurisdiction ?? ""}`), weight: TITLE_WEIGHT },
  ]);
}

/** "There are five steps", and just five headings of one level, or items of one list, after it. `unsaid`: what else it
 * has to say, where no sentence was found to answer. */
function announcedList(
  { noun }: AskedList,
  count: number,
  candidates: readonly Candidate[],
  unsaid: readonly WeighedConcept[],
): Arranged | null {
  const named = termsOf(noun);
  const others = unsaid.filter(({ concept }) =>
    concept.variants.every(({ term }) => !named.has(term) && countOf(term) !== count),
  );
  for (const { stored, sentence } of candidates) {
    const { text, metadata } = stored.document;
    const words = text.slice(sentence.start, sentence.end);
    if (!announces(words, noun, count)) continue;
    const said = { terms: termsOf(`${words} ${metadata.title}`), weight: 1 };
    if (others.length > 0 && coverage(others, [said]) < SAYS_ALL) continue;
    const list = listsIn(stored).find(
      ({ opener, items }) => items.length === count && overlaps(sentence, opener),
    );
    const headings = headingsByLevel(stored).find(
      (level) => level.length === count && level.every(({ start }) => start > sentence.start),
    );
    const items: readonly Span[] | undefined = list?.items ?? headings;
    if (items) return arranged(stored, { opener: sentence, items, section: [], ordered: false });
  }
  return null;
}

/** Whether words name so many of the things, the noun not far behind the number. */
function announces(words: string, noun: string, count: number): boolean {
  for (const [, number = "", after = ""] of words.matchAll(
    /(?<![\p{L}\p{N}.,])(\p{N}+|[a-z]+|[一二三四五六七八九十]+)((?:[ -]\p{L}+){1,4}|[项个条大]?\p{Script=Han}{2,6})/giu,
  ))
    if (countOf(number) === count && saysNoun(noun, after)) return true;
  return false;
}

function arranged(stored: StoredDocument, { opener, items }: ItemList): Arranged {
  const shown = items.slice(0, MOST_SHOWN);
  const sections = stored.divided.sections;
  const headings = headingsIn(stored);
  const sectionOf = (item: Span): readonly string[] =>
    headings.find(({ start }) => start === item.start)?.above ??
    sections.findLast(({ start, end }) => start <= item.start && item.start < end)?.path ??
    [];
  return {
    outcome: "arranged",
    form: "list",
    excerpts: shown.map((item, i) => ({
      stored,
      start: item.start,
      end: item.end,
      section: sectionOf(item),
      lead: i === 0 ? opener : null,
    })),
    overview: shown.length < items.length ? { of: "list", shown: shown.length, total: items.length } : null,
    uncertain: false,
  };
}
