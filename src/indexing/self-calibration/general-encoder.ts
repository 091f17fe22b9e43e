import type { QuestionEncoder } from "../../answering/finding/library.js";
import type { Corpus } from "../../retrieval/corpus.js";
import { questionText } from "../../retrieval/dense.js";
import type { Encoder } from "../../retrieval/encoder.js";
import { encodeAll } from "../encode-all.js";
import type { Progress } from "../progress.js";
import { questionsOf } from "./measure-bounds.js";

/**
 * Encodes the general questions that documents are asked, all at once: one by one they would take a remote encoder
 * minutes. Throws VerseError `encoder`.
 */
export async function generalEncoder(
  encoder: Encoder,
  corpus: Corpus,
  progress: Progress,
): Promise<QuestionEncoder> {
  const textOf = (question: string, translated: string | null) =>
    questionText(encoder.scripts, question, translated);
  const texts = questionsOf(corpus).flatMap((question) => textOf(question, null) ?? []);
  const vectors = await encodeAll(texts, encoder, progress);
  return async (question, translated) => {
    const text = textOf(question, translated);
    if (text === null) return { vector: null, failure: null };
    const vector = vectors.get(text) ?? (await encoder.encode([text], "index"))[0] ?? null;
    return { vector, failure: null };
  };
}
