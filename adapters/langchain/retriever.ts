import { Document } from "@langchain/core/documents";
import { BaseRetriever } from "@langchain/core/retrievers";

/** A passage found, as another program's chain may see it. */
export interface FoundPassage {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly section: readonly string[];
  readonly document: { readonly id: string; readonly version: string; readonly title: string };
}
/** What the retriever needs of our index. */
export interface PassageSearch {
  search(question: string, top: number): Promise<readonly FoundPassage[]>;
}

/**
 * Our index as a LangChain retriever. `pageContent` is an exact slice of the stored document and the metadata says
 * which, so that a chain can quote it too.
 */
export class PassageRetriever extends BaseRetriever {
  static override lc_name(): string {
    return "PassageRetriever";
  }
  override lc_namespace = ["chapter-and-verse", "retrievers"];
  readonly #index: PassageSearch;
  readonly #top: number;

  constructor(index: PassageSearch, top = 5) {
    super({});
    this.#index = index;
    this.#top = top;
  }

  override async _getRelevantDocuments(question: string): Promise<Document[]> {
    const found = await this.#index.search(question, this.#top);
    return found.map(
      ({ text, start, end, score, section, document }) =>
        new Document({
          pageContent: text,
          id: `${document.id}@${document.version}#${start}-${end}`,
          metadata: { ...document, start, end, score, section: [...section] },
        }),
    );
  }
}
