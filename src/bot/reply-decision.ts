import type { Access } from "./access.js";
import type { Question } from "./message.js";
import { looksLikeQuestion } from "./question-shape.js";

/** What the bot has said in the thread before. */
export interface ThreadState {
  readonly known: boolean;
  readonly askedByThisPerson: boolean;
  /** The text reads as going on from the last turn. */
  readonly followsUp: boolean;
}

/**
 * answer: reply; ignore: it was not said to the bot; refuse: it was, in a place where the bot may not answer.
 * Pure.
 */
export const addressed = (
  question: Question,
  access: Access,
  thread: ThreadState,
): "answer" | "ignore" | "refuse" => {
  const meant = (): boolean => {
    switch (question.manner) {
      case "mention":
      case "direct":
      case "command":
      case "shortcut":
        return true;
      case "new-post":
        return access.forum || (access.answer === "every-question" && looksLikeQuestion(question.text));
      case "follow-up":
        return thread.known && (thread.followsUp || looksLikeQuestion(question.text));
      case "seen":
        if (thread.known)
          return thread.followsUp || (thread.askedByThisPerson && looksLikeQuestion(question.text));
        return access.answer === "every-question" && looksLikeQuestion(question.text);
    }
  };
  if (access.answer === "never")
    return ["mention", "direct", "command", "shortcut"].includes(question.manner) ? "refuse" : "ignore";
  return meant() ? "answer" : "ignore";
};
