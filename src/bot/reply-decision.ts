import type { Access } from "./access.js";
import { followUp } from "./follow-up.js";
import type { IncomingMessage, Question } from "./message.js";
import type { MessageContext } from "./message-context.js";
import { looksLikeQuestion } from "./question-shape.js";

/** answer: reply; ignore: it was not said to the bot; refuse: it was, in a place where the bot may not answer. */
export type ReplyDecision = "answer" | "ignore" | "refuse";

/** What was asked in the thread before. */
interface ThreadState {
  /** The bot has answered in it. */
  readonly known: boolean;
  readonly askedByThisPerson: boolean;
  /** The text reads as going on from the last question. */
  readonly followsUp: boolean;
}

/** Whether the bot replies to a message; only a question can be meant for somebody else. */
export const decideReply = (
  message: IncomingMessage,
  { access, earlier, personKey }: MessageContext,
): ReplyDecision =>
  message.type === "question"
    ? decideQuestion(message, access, {
        known: earlier.length > 0,
        askedByThisPerson: earlier.some((question) => question.personKey === personKey),
        followsUp: followUp(message.text, earlier[0]?.question) !== null,
      })
    : "answer";

/** Pure. */
export const decideQuestion = (question: Question, access: Access, thread: ThreadState): ReplyDecision => {
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
