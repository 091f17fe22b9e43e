import type { Generation, GenerationStore } from "../generations/generation-store.js";
import { keptDocuments, type OpenedLibrary } from "../indexing/open-library.js";
import type { KeptDocument } from "../retrieval/shards.js";

/** A document as one generation has it. */
interface DocumentInGeneration {
  readonly generation: string;
  readonly kept: KeptDocument;
}

/** Documents of the generation in use and of those before it that are still kept; the latter are only read. */
export interface DocumentHistory {
  /** `edition` is a version (SHA-256), a generation, or null for the one in use. Null where there is no such text. */
  find(documentId: string, edition: string | null): Promise<DocumentInGeneration | null>;
}

type HistoryStore = Pick<GenerationStore, "list" | "open">;

/** Older generations whose documents are kept in memory. */
const REMEMBERED = 2;
const VERSION = /^[0-9a-f]{64}$/;

export const documentHistory = (store: HistoryStore, current: () => OpenedLibrary): DocumentHistory => {
  const remembered = new Map<string, readonly KeptDocument[]>();

  const documentsOf = async (id: string): Promise<readonly KeptDocument[]> => {
    const now = current();
    if (id === now.generation.id) return now.kept;
    const known = remembered.get(id);
    const documents = known ?? read(await store.open(id));
    remembered.delete(id);
    if (documents.length > 0) remembered.set(id, documents);
    for (const oldest of remembered.keys()) if (remembered.size > REMEMBERED) remembered.delete(oldest);
    return documents;
  };

  const findIn = async (id: string, documentId: string): Promise<DocumentInGeneration | null> => {
    const kept = (await documentsOf(id)).find(({ document }) => document.id === documentId);
    return kept === undefined ? null : { generation: id, kept };
  };

  return {
    async find(documentId, edition) {
      const inUse = current().generation.id;
      if (edition === null) return findIn(inUse, documentId);
      if (!VERSION.test(edition)) return findIn(edition, documentId);
      const older = (await store.list()).map(({ id }) => id).filter((id) => id !== inUse);
      for (const id of [inUse, ...older]) {
        const found = await findIn(id, documentId);
        if (found?.kept.document.version === edition) return found;
      }
      return null;
    },
  };
};

const read = (generation: Generation | null): readonly KeptDocument[] =>
  generation === null ? [] : keptDocuments(generation);
