import { DEFAULT_CALIBRATION } from "../answering/finding/confidence.js";
import { type Library, scopeFor } from "../answering/finding/library.js";
import { allowedAudiences, PUBLIC } from "../documents/audience.js";
import type { FileContents } from "../generations/generation-store.js";
import { corpusOf } from "../retrieval/corpus.js";
import type { Encoder } from "../retrieval/encoder.js";
import { lexicalIndexesOf } from "../retrieval/indexing.js";
import { lexicalPartsFromBytes } from "../retrieval/lexical/storage.js";
import { Searcher } from "../retrieval/searcher.js";
import type { Arrangement } from "./arrange.js";
import { isLexicalName } from "./index-files.js";
import type { LastGeneration } from "./last-generation.js";
import { keptDocuments } from "./open-library.js";
import type { Progress } from "./progress.js";
import type { Registered } from "./register.js";
import { generalEncoder } from "./self-calibration/general-encoder.js";
import { measureBounds } from "./self-calibration/measure-bounds.js";
import type { MeasuredScope, MeasuredScopes } from "./self-calibration/stored-bounds.js";
import { denseIndexInMemory, type VectorRows } from "./vector-files.js";

/** A scope is measured again when more than this share of its passages came or went since it was. */
const CHANGED_TOO_MUCH = 0.1;

/** The next generation before it is published. */
interface Unpublished {
  readonly arranged: Arrangement;
  readonly last: LastGeneration | null;
  readonly files: FileContents;
  /** Null for an index of words alone. */
  readonly vectors: { readonly encoder: Encoder; readonly rows: VectorRows } | null;
}

/**
 * The bounds of the next generation for each audience: measured where they were not, or where too much has changed since
 * then, else those `before`. Each depends on nothing but the documents of its audience. Throws VerseError `encoder`.
 */
export async function calibrateItself(
  next: Unpublished,
  before: MeasuredScopes,
  asOf: string,
  progress: Progress,
): Promise<MeasuredScopes> {
  const scopes = new Map<string, MeasuredScope>();
  const measured = new Map<string, MeasuredScope>();
  let opened: Promise<Library> | null = null;
  for (const audience of audiencesOf(next.arranged, before)) {
    const known = before.get(audience);
    const changed = (known?.changed ?? 0) + changedPassages(next, audience);
    if (known && changed <= CHANGED_TOO_MUCH * known.passages) {
      scopes.set(audience, { ...known, changed });
      continue;
    }
    opened ??= openInMemory(next, progress);
    const library = await opened;
    const labels = labelsSeen(next.arranged, audience);
    const scope = measured.get(labels) ?? {
      bounds: await measureBounds(library, { audience, asOf }),
      passages: scopeFor(library, audience).passages.rows,
      changed: 0,
    };
    measured.set(labels, scope);
    scopes.set(audience, scope);
  }
  return scopes;
}

/** `public`, and what documents are labelled with. */
const audiencesOf = ({ register }: Arrangement, before: MeasuredScopes): ReadonlySet<string> =>
  new Set([PUBLIC, ...before.keys(), ...register.documents.flatMap(({ audience }) => audience ?? [])]);

/** Passages that came and passages that went, of what an audience may see. */
function changedPassages({ arranged, last }: Unpublished, audience: string): number {
  const labels = allowedAudiences(audience);
  const staying = new Set(arranged.places.flatMap((place) => ("from" in place ? place.from : [])));
  const came = arranged.register.documents.filter((_, i) => "fresh" in (arranged.places[i] ?? {}));
  const went = (last?.register.documents ?? []).filter((_, place) => !staying.has(place));
  return [...came, ...went].reduce((sum, one) => sum + (isSeen(one, labels) ? one.passages : 0), 0);
}

/** One of which it is not known counts for everybody. */
const isSeen = ({ audience }: Registered, labels: ReadonlySet<string>): boolean =>
  audience === null || labels.has(audience);

/** The labels of the documents that an audience may see, in one text: the same for audiences that may see the same. */
function labelsSeen({ register }: Arrangement, audience: string): string {
  const labels = new Set(register.documents.map((document) => document.audience));
  if (labels.has(null)) return audience;
  return [...allowedAudiences(audience)]
    .filter((label) => labels.has(label))
    .sort()
    .join(" ");
}

/** The next generation as it will be opened, with the exact scan for the graph. */
async function openInMemory(
  { arranged, last, files, vectors }: Unpublished,
  progress: Progress,
): Promise<Library> {
  const kept = last && arranged.places.some((place) => "from" in place) ? keptDocuments(last.generation) : [];
  const corpus = corpusOf(
    arranged.places.flatMap((place) => ("fresh" in place ? place.fresh : (kept[place.from] ?? []))),
  );
  const parts = [...files].filter(([name]) => isLexicalName(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const indexes = lexicalIndexesOf(
    parts.flatMap(([name, content]) => {
      const bytes = content instanceof Uint8Array ? content : last?.generation.bytes(name);
      return bytes ? lexicalPartsFromBytes(bytes) : [];
    }),
  );
  const dense = vectors && denseIndexInMemory(vectors.encoder, vectors.rows);
  return {
    generation: "",
    builtAt: "",
    searcher: new Searcher(corpus, indexes, dense),
    calibration: () => DEFAULT_CALIBRATION,
    encoder: vectors && (await generalEncoder(vectors.encoder, corpus, progress)),
  };
}
