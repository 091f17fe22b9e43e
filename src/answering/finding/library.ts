import { allowedAudiences } from "../../documents/audience.js";
import type { QuestionVector } from "../../retrieval/encoder.js";
import type { RerankerGateway } from "../../retrieval/reranker.js";
import type { SearchScope } from "../../retrieval/search-scope.js";
import type { Searcher } from "../../retrieval/searcher.js";
import type { Calibration } from "./confidence.js";

export type QuestionEncoder = (
  question: string,
  translated: string | null,
  signal?: AbortSignal,
) => Promise<QuestionVector>;

/** One generation, opened for asking. */
export interface Library {
  readonly generation: string;
  /** ISO 8601. */
  readonly builtAt: string;
  readonly searcher: Searcher;
  /** Bounds of the confidence for an audience, as they were measured for what it may see or else in general. */
  readonly calibration: (audience: string) => Calibration;
  /**
   * Vector of a question, or of its translation for an encoder that does not read every script, by the encoder of this
   * generation; none where the text is in a script that it does not know. Null where no vectors are. Never rejects.
   */
  readonly encoder: QuestionEncoder | null;
  /** Puts the best passages in a better order; absent where none is set up. */
  readonly reranker?: RerankerGateway | null;
}

/** Scopes are dear to make and few: one an audience and generation. */
const scopes = new WeakMap<Searcher, Map<string, SearchScope>>();

/** What an audience may search, with the statistics of just those documents. */
export function scopeFor({ searcher }: Library, audience: string): SearchScope {
  const known = scopes.get(searcher) ?? new Map<string, SearchScope>();
  scopes.set(searcher, known);
  const made = known.get(audience);
  if (made) return made;
  const labels = allowedAudiences(audience);
  const { documents } = searcher.corpus;
  const all = documents.every(({ document }) => labels.has(document.metadata.audience));
  const scope = searcher.scope(
    all ? null : (d) => labels.has(documents[d]?.document.metadata.audience ?? ""),
  );
  known.set(audience, scope);
  return scope;
}
