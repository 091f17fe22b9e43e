import type { StoredDocument } from "../../../retrieval/corpus.js";
import type { Question } from "../../question/question.js";
import { type Arranged, type Excerpt, MOST_SHOWN } from "./arranged.js";
import { topHeadings } from "./headings.js";
import { headingExcerpt } from "./outline.js";

/** Headings by which each document says what it is about. */
const HEADINGS = 3;

/** The documents that the asker may ask about, by title, each with its first headings. */
export function libraryContents({ eligible: { documents } }: Question): Arranged {
  const sorted = [...documents].sort((a, b) =>
    a.document.metadata.title.localeCompare(b.document.metadata.title, "en"),
  );
  const shown = sorted.slice(0, MOST_SHOWN);
  return {
    outcome: "arranged",
    form: "documents",
    excerpts: shown.flatMap(contentsOf),
    overview: { of: "library", shown: shown.length, total: documents.length },
    uncertain: false,
  };
}

function contentsOf(stored: StoredDocument): Excerpt[] {
  const headings = topHeadings(stored).slice(0, HEADINGS);
  if (headings.length > 0) return headings.map((heading) => headingExcerpt(stored, heading));
  const [first] = stored.divided.sentences;
  return first ? [{ stored, start: first.start, end: first.end, section: [], lead: null }] : [];
}
