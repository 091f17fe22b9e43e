import { meaningOf } from "./content.js";

/** "A, not B", "A rather than B": what a sentence says of one thing and denies of another. */
const CONTRAST =
  /(?:(?:,|(?<![A-Za-z])and) not|,? rather than|,? instead of) ((?:(?:of|by|to|from|in|at|for|with|on|through) )?(?:the |an? )?[\w'-]+(?: [A-Z][\w'-]+)*)/;
const SENTENCE = /(?<=[.;!?])\s+/;

interface Contrast {
  readonly text: string;
  readonly denied: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
}

function contrastsOf(text: string): Contrast[] {
  return text.split(SENTENCE).flatMap((sentence) => {
    const found = CONTRAST.exec(sentence);
    if (!found) return [];
    const denied = meaningOf(found[1] ?? "");
    const kept = meaningOf(sentence.replace(found[0], " "));
    return [{ text: found[0], denied, kept: new Set([...kept].filter((word) => !denied.has(word))) }];
  });
}

const some = (words: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...words].some((word) => others.has(word));

/** A contrast of the source that the statement turns round, so that what was denied is said; null without one. */
export function turnedContrast(
  statement: string,
  sources: readonly string[],
): { found: string; expected: string } | null {
  const said = contrastsOf(statement);
  if (said.length === 0) return null;
  const told = sources.flatMap(contrastsOf);
  for (const s of said) {
    const turned = told.find((t) => some(s.denied, t.kept) && some(t.denied, s.kept));
    if (turned) return { found: s.text.trim(), expected: turned.text.trim() };
  }
  return null;
}
