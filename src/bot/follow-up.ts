import { resolveChinese } from "./follow-up/chinese.js";
import { resolveEnglish } from "./follow-up/english.js";

/** A follow-up and the full question it was understood as. */
export interface Understood {
  /** The earlier question that was taken up. */
  readonly from: string;
  readonly question: string;
}

/**
 * Understands "and in Lyon?", "until when?", "那里昂呢？" by the last question of the thread, without a model.
 * Null when the text stands on its own or is no question: a new topic is not dragged back. Pure.
 */
export const followUp = (text: string, previous: string | undefined): Understood | null => {
  const said = text.trim().replace(/\s+/gu, " ");
  if (previous === undefined || said === "" || said.length > 120) return null;
  const question = /\p{Script=Han}/u.test(said)
    ? resolveChinese(said, previous)
    : resolveEnglish(said, previous);
  return question === null ? null : { from: previous, question };
};
