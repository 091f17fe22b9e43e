import type { Question } from "../../question/question.js";
import type { Library } from "../library.js";
import { selectQuotes } from "../select-quotes.js";
import { type Arranged, MOST_SHOWN } from "./arranged.js";
import { bestSentences, sentenceExcerpt } from "./best-sentences.js";

/** The best sentence of each document that says something about it; null where none does. */
export async function documentsAbout(
  library: Library,
  question: Question,
  about: string,
): Promise<Arranged | null> {
  const found = await bestSentences(library, question, about);
  const saying = found.filter(({ says }) => says);
  if (saying.length === 0) return null;
  const shown = saying.slice(0, MOST_SHOWN);
  return {
    outcome: "arranged",
    form: "documents",
    excerpts: shown.flatMap(({ sentences }) => selectQuotes(sentences, 1).map(sentenceExcerpt)),
    overview: { of: "documents", shown: shown.length, total: saying.length },
    uncertain: false,
  };
}
