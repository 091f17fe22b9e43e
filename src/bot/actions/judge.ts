import { notice } from "../notice.js";
import { cutQuestion } from "../question-text.js";
import type { Act } from "./press.js";

const MAX_REASON = 500;

/** Helpful, not helpful, and why. */
export const judge: Act = async (services, { texts, personKey }, { action, record }) => {
  const reason =
    action.action === "reason" ? [...cutQuestion(action.value).text].slice(0, MAX_REASON).join("") : "";
  await services.store.questions.vote(record.id, {
    personKey,
    vote: action.action === "helpful" ? "helpful" : "not-helpful",
    reason: reason === "" ? null : reason,
    at: services.clock(),
  });
  return {
    reply: notice(texts, action.action === "reason" ? texts.replies.thanksForReason : texts.replies.thanks),
  };
};
