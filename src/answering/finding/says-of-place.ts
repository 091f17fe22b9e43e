import { termsOf } from "../../retrieval/text/stems.js";

/** What may follow a place's name and leave it the place's: "Kyoto Prefecture", not "Kyoto Imperial Palace". */
const LONGER_NAME =
  /^ (?!(?:City|Town|District|County|Province|Prefecture|Municipality|Municipal|Region|State|Island)\b)\p{Lu}\p{Ll}/u;
const CLAUSES = /[,;:，；：、]\s*/;
/** Share of the asked-for words of a sentence that have to stand in the clause which names the place. */
const SAME_CLAUSE = 0.5;

/**
 * Whether a sentence of a document about another place says this of the place with these terms: in the clause that says
 * what is asked, and not as a part of something else's name. `asked` are the question's other terms.
 */
export function saysOfPlace(
  text: string,
  isPlace: (terms: ReadonlySet<string>) => boolean,
  asked: ReadonlySet<string>,
): boolean {
  const plain = withoutLongerNames(text, isPlace);
  const all = saidOf(asked, termsOf(plain));
  return plain.split(CLAUSES).some((clause) => {
    const terms = termsOf(clause);
    return isPlace(terms) && saidOf(asked, terms) >= all * SAME_CLAUSE;
  });
}

const withoutLongerNames = (text: string, isPlace: (terms: ReadonlySet<string>) => boolean): string =>
  text.replace(/\p{Lu}[\p{L}\p{M}]+(?= \p{Lu})/gu, (word, at: number) =>
    LONGER_NAME.test(text.slice(at + word.length)) && isPlace(termsOf(word)) ? "" : word,
  );

function saidOf(asked: ReadonlySet<string>, terms: ReadonlySet<string>): number {
  let said = 0;
  for (const term of asked) if (terms.has(term)) said++;
  return said;
}
