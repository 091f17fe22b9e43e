import type { StoredDocument } from "../../../retrieval/corpus.js";
import type { Question } from "../../question/question.js";
import { type Arranged, type Excerpt, MOST_SHOWN } from "./arranged.js";
import { type Heading, topHeadings } from "./headings.js";
import { documentsNamed } from "./named-documents.js";

/** Fewer headings give no overview of a document: its sentences then say more. */
const FEWEST = 2;

/** What the one document holds that the question names; null where it names none, or several, or one without headings. */
export function outlineAsked(named: string, { eligible }: Question): Arranged | null {
  const [stored, other] = documentsNamed(named, eligible.documents);
  if (stored === undefined || other !== undefined) return null;
  const headings = topHeadings(stored);
  if (headings.length < FEWEST) return null;
  const shown = headings.slice(0, MOST_SHOWN);
  return {
    outcome: "arranged",
    form: "outline",
    excerpts: shown.map((heading) => headingExcerpt(stored, heading)),
    overview: { of: "outline", shown: shown.length, total: headings.length },
    uncertain: false,
  };
}

export const headingExcerpt = (stored: StoredDocument, { start, end, above }: Heading): Excerpt => ({
  stored,
  start,
  end,
  section: above,
  lead: null,
});
