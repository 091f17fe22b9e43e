import type { SearchResult } from "../../../retrieval/searcher.js";
import type { Question } from "../../question/question.js";
import type { Judged } from "../judge.js";
import type { Library } from "../library.js";
import type { Arranged } from "./arranged.js";
import { comparisonAsked } from "./comparison.js";
import { documentsAbout } from "./documents-about.js";
import { libraryContents } from "./library-contents.js";
import { listAsked, SAYS_ALL } from "./list.js";
import { outlineAsked } from "./outline.js";

/**
 * The answer in the form that the question wants, where the documents have it in that form; null where sentences answer
 * better.
 */
export async function arrange(
  library: Library,
  question: Question,
  { candidates, judgement }: Judged,
  { concepts }: SearchResult,
): Promise<Arranged | null> {
  const { wanted } = question;
  switch (wanted.form) {
    case "sentences":
      return null;
    case "list":
      return listAsked(wanted, candidates, concepts, judgement === "not-covered" ? SAYS_ALL : undefined);
    case "outline":
      return outlineAsked(wanted.named, question);
    case "documents":
      return wanted.about === null
        ? libraryContents(question)
        : documentsAbout(library, question, wanted.about);
    case "comparison":
      return comparisonAsked(library, question, wanted.sides, wanted.aspect);
  }
}
