import type { FileContent, Generation } from "../generations/generation-store.js";
import { buildLexicalParts, mergeLexicalParts } from "../retrieval/indexing.js";
import { lexicalPartsFromBytes, lexicalPartsToBytes } from "../retrieval/lexical/storage.js";
import { MovesWriter, type RowMoves } from "../retrieval/row-moves.js";
import type { Arrangement, Placed } from "./arrange.js";
import { lexicalName, lexicalPartOf } from "./index-files.js";
import type { LastGeneration } from "./last-generation.js";
import { EMPTY_REGISTER, type Registered, rangesBy } from "./register.js";

const partOf = ({ shard }: Registered): number => lexicalPartOf(shard);

/** Neighbours in a register. */
interface Neighbours {
  /** Place of the first one. */
  readonly first: number;
  readonly documents: readonly Registered[];
}

/**
 * The lexical files. A part in which nothing changed is linked; another is the last generation's with what is gone
 * taken out and what is new put in.
 */
export function lexicalFiles(
  { register, places }: Arrangement,
  last: LastGeneration | null,
): Map<string, FileContent> {
  const before = (last?.register ?? EMPTY_REGISTER).documents;
  const rangesBefore = rangesBy(before, partOf);
  const files = new Map<string, FileContent>();
  for (const [part, { first, count }] of rangesBy(register.documents, partOf)) {
    const name = lexicalName(part);
    const old = rangesBefore.get(part) ?? { first: 0, count: 0 };
    const placed = places.slice(first, first + count);
    if (last && old.count === count && placed.every((one) => "from" in one)) {
      files.set(name, last.generation.reuse(name));
      continue;
    }
    const now = register.documents.slice(first, first + count);
    const was = { first: old.first, documents: before.slice(old.first, old.first + old.count) };
    files.set(name, partContent(name, { placed, now, was }, last?.generation ?? null));
  }
  return files;
}

/** The documents of a part: where each comes from, how it is registered now, and which stood there before. */
interface PartDocuments {
  readonly placed: readonly Placed[];
  readonly now: readonly Registered[];
  readonly was: Neighbours;
}

function partContent(
  name: string,
  { placed, now, was }: PartDocuments,
  last: Generation | null,
): FileContent {
  const fresh = buildLexicalParts({ documents: placed.flatMap((one) => ("fresh" in one ? one.fresh : [])) });
  const before = last?.has(name) ? last.bytes(name) : null;
  const anew = before === null || placed.every((one) => "fresh" in one);
  const { passages, sentences } = movesWithin(placed, now, was);
  const parts = anew ? fresh : mergeLexicalParts(lexicalPartsFromBytes(before), fresh, passages, sentences);
  const bytes = lexicalPartsToBytes(parts);
  return last && before?.equals(bytes) ? last.reuse(name) : bytes;
}

/** Where the rows of a part come from; they count from its first one. */
function movesWithin(
  placed: readonly Placed[],
  now: readonly Registered[],
  was: Neighbours,
): { readonly passages: RowMoves; readonly sentences: RowMoves } {
  const passages = new MovesWriter();
  const sentences = new MovesWriter();
  let next = 0;
  let passage = 0;
  let sentence = 0;
  placed.forEach((one, i) => {
    const counts = now[i] ?? { passages: 0, sentences: 0 };
    if ("fresh" in one) {
      passages.add(counts.passages);
      sentences.add(counts.sentences);
      return;
    }
    for (; was.first + next < one.from; next++) {
      passage += was.documents[next]?.passages ?? 0;
      sentence += was.documents[next]?.sentences ?? 0;
    }
    passages.keep(passage, counts.passages);
    sentences.keep(sentence, counts.sentences);
  });
  return { passages: passages.finish(), sentences: sentences.finish() };
}
