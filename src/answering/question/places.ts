import { regionName } from "../../facts/regions.js";
import type { StoredDocument } from "../../retrieval/corpus.js";
import { remembering } from "../../retrieval/text/remembering.js";
import { foldWord, termsIn } from "../../retrieval/text/tokens.js";

/** The names of a document's place, most precise first ("Mitte, Berlin"); a country's code gives its name too. */
export const placesOf = ({ document: { metadata } }: StoredDocument): readonly string[] =>
  metadata.jurisdiction === null ? [] : namesIn(metadata.jurisdiction);

/** Every question looks at the place of every document, and few documents have one of their own. */
const namesIn = remembering((jurisdiction): readonly string[] => {
  return jurisdiction.split(/[,;/，、]/u).flatMap((part) => {
    const name = part.trim();
    return /^[A-Z]{2}$/.test(name) ? [name, regionName(name)] : [name];
  });
}, 1_000);

/** Places by name, each with the documents of that place. */
export type NamedPlaces = ReadonlyMap<string, readonly StoredDocument[]>;

/** The documents' places that a question names, in the order named. */
export function placesNamed(question: string, documents: readonly StoredDocument[]): NamedPlaces {
  const folded = foldWord(question);
  const at = new Map<string, { index: number; documents: StoredDocument[] }>();
  for (const stored of documents) {
    for (const place of placesOf(stored)) {
      const index = indexOfName(folded, foldWord(place));
      if (index < 0) continue;
      const known = at.get(place) ?? { index, documents: [] };
      known.documents.push(stored);
      at.set(place, known);
    }
  }
  const ordered = [...at].sort(([, a], [, b]) => a.index - b.index);
  return new Map(ordered.map(([place, { documents: of }]) => [place, of]));
}

/** Several places, their terms, and the documents of those places; empty where there are not several. */
export interface SeveralPlaces {
  readonly named: NamedPlaces;
  readonly terms: ReadonlySet<string>;
  readonly documents: readonly StoredDocument[];
}

/** The places that a question names, where it names several. */
export function severalPlaces(question: string, documents: readonly StoredDocument[]): SeveralPlaces {
  const named = placesNamed(question, documents);
  if (named.size < 2) return { named: new Map(), terms: new Set(), documents: [] };
  const terms = [...named.keys()].flatMap(termsIn);
  return { named, terms: new Set(terms), documents: [...named.values()].flat() };
}

function indexOfName(text: string, name: string): number {
  if (name.length < 2) return -1;
  for (let i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + 1)) {
    const before = text[i - 1] ?? " ";
    const after = text[i + name.length] ?? " ";
    const inWord = /[a-z0-9]/;
    if (!inWord.test(before) && !inWord.test(after)) return i;
    if (!inWord.test(name[0] ?? "")) return i;
  }
  return -1;
}
