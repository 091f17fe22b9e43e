import type { Answer, AnswerQuote } from "../schema.js";

/** Quotes that are read together, with one line that says where they stand. */
export interface QuoteGroup {
  /** What is said of them that they do not say themselves, such as that they are an older wording and a newer one. */
  readonly label: string | null;
  /** Indexes into the quotes; at least one, all of one section of one edition. */
  readonly quotes: readonly number[];
  /** They are items of one list, to be printed one below the other. */
  readonly listed: boolean;
  /** The line that says where they stand comes first, as a heading does. */
  readonly sourceFirst: boolean;
  /** Each of them is a place to go to, not a proof. */
  readonly linked: boolean;
}

type Shown = Pick<Answer, "form" | "statements" | "quotes">;

/** The quotes of an answer as its form puts them together; each quote stands in one group. */
export function quoteGroups({ form, statements, quotes }: Shown): QuoteGroup[] {
  const layout = {
    listed: form === "list" || form === "outline" || form === "documents",
    sourceFirst: form === "outline" || form === "documents" || form === "comparison",
    linked: form === "outline",
  };
  const groups: { label: string | null; quotes: number[] }[] = [];
  const labels = form === "changes" ? labelsOf(statements) : new Map<number, string>();
  quotes.forEach((quote, index) => {
    const last = groups.at(-1);
    const before = quotes[index - 1];
    const goesOn = layout.listed && before !== undefined && sameSection(before, quote);
    if (last && goesOn) last.quotes.push(index);
    else groups.push({ label: labels.get(index) ?? null, quotes: [index] });
  });
  return groups.map((group) => ({ ...group, ...layout, listed: group.quotes.length > 1 }));
}

/** What each change is called, at the first of its quotes. */
const labelsOf = (statements: Answer["statements"]): ReadonlyMap<number, string> =>
  new Map(statements.flatMap(({ text, quotes: [first] }) => (first === undefined ? [] : [[first, text]])));

const sameSection = (one: AnswerQuote, other: AnswerQuote): boolean =>
  one.document.id === other.document.id &&
  one.document.version === other.document.version &&
  one.section.length === other.section.length &&
  one.section.every((heading, i) => heading === other.section[i]);
