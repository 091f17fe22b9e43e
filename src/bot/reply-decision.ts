import type { Access } from "./access.js";
import { followUp } from "./follow-up.js";
import type { IncomingMessage, Question } from "./message.js";
import type { MessageContext } from "./message-context.js";

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
const decideQuestion = (question: Question, access: Access, thread: ThreadState): ReplyDecision => {
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

/** Which messages of a channel read like questions; pure. Strict, because a bot that answers where nobody asked it disturbs a channel more than a question left open. */

const ENGLISH =
  /^(?:(?:hi|hello|hey|ok|okay|so|and|but|also|please|excuse me|sorry|quick question)[,:!.]?\s+)*(?:what|which|who|whom|whose|when|where|why|how|can|could|may|must|should|shall|will|would|do|does|did|is|are|was|were|am|has|have|had|until when|since when|by when|in which|for how)\b/iu;
const CHINESE =
  /(?:吗|呢|么|什么|哪|谁|多少|几|怎么|怎样|如何|为什么|为何|何时|是否|能不能|可不可以|可以.{0,12}吗)/u;
const GREETING =
  /^(?:how are you|how's it going|what's up|can you hear me|are you there|anyone(?: here)?|really|what|why|who|ok|right)\s*[?!.]*$/iu;

/** A sentence that asks for something and is long enough to be about something. */
const looksLikeQuestion = (text: string): boolean => {
  const trimmed = text.trim();
  if (trimmed === "" || GREETING.test(trimmed) || /^https?:\/\/\S+$/u.test(trimmed)) return false;
  const marked = /[?？]\s*$/u.test(trimmed) || /[?？]\s/u.test(trimmed);
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed].length >= 4 && (marked || CHINESE.test(trimmed));
  const words = trimmed.split(/\s+/u).length;
  return words >= 3 && (marked || (ENGLISH.test(trimmed) && words >= 4 && !/[.!]$/u.test(trimmed)));
};
