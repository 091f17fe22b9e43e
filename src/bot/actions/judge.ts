import { notice } from "../message-context.js";
import { cutQuestion } from "../question-text.js";
import type { Act } from "./press.js";

const MAX_REASON = 500;

/** Helpful, not helpful, and why. */
export const judge: Act = async (parts, { texts, personKey }, { action, record }) => {
  const reason =
    action.action === "reason" ? [...cutQuestion(action.value).text].slice(0, MAX_REASON).join("") : "";
  await parts.store.questions.vote(record.id, {
    personKey,
    vote: action.action === "helpful" ? "helpful" : "not-helpful",
    reason: reason === "" ? null : reason,
    at: parts.clock(),
  });
  return {
    reply: notice(texts, action.action === "reason" ? texts.replies.thanksForReason : texts.replies.thanks),
  };
};
