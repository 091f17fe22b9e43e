import { allowedAudiences } from "../../documents/audience.js";
import { statusOf } from "../../documents/validity.js";
import type { StoredDocument } from "../../retrieval/corpus.js";
import type { AskRequest } from "./ask-request.js";

/** Documents that a question may be answered from. */
export interface Eligible {
  readonly documents: readonly StoredDocument[];
  /** Filters hits among the allowed documents; null when all of them will do. */
  readonly chosen: ((document: number) => boolean) | null;
}

/** Those of `documents`, all of a generation, that the asker may see and has not excluded. */
export function eligibleDocuments(documents: readonly StoredDocument[], request: AskRequest): Eligible {
  const labels = allowedAudiences(request.audience);
  const wanted = request.documents && new Set(request.documents);
  const suits = ({ document }: StoredDocument): boolean => {
    if (wanted && !wanted.has(document.id)) return false;
    if (!request.inForceOnly) return true;
    const status = statusOf(document.metadata, request.asOf);
    return status === "in-force" || status === "unknown";
  };
  const eligible = documents.filter(
    (stored) => labels.has(stored.document.metadata.audience) && suits(stored),
  );
  if (!wanted && !request.inForceOnly) return { documents: eligible, chosen: null };
  return { documents: eligible, chosen: (d) => suits(documents[d] as StoredDocument) };
}
