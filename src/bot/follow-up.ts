import { resolveChinese } from "./follow-up/chinese-follow-up.js";
import { resolveEnglish } from "./follow-up/english-follow-up.js";
import { capitalised, withoutEnd } from "./follow-up/topic.js";

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
  const resolved = isChinese(said) ? resolveChinese(said, previous) : resolveEnglish(said, previous);
  if (resolved === null) return null;
  // Two languages do not make one sentence.
  const question =
    isChinese(said) === isChinese(previous) ? resolved : `${withoutEnd(previous)}? ${capitalised(said)}`;
  return { from: previous, question: capitalised(question) };
};

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
