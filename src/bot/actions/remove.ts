import { notice } from "../notice.js";
import type { Act } from "./press.js";

/** Takes an answer back: the asker's right, and a moderator's. */
export const remove: Act = async (services, { texts, access }, { action, record, byAsker }) => {
  if (!byAsker && !action.moderator && !access.maintainer)
    return { reply: notice(texts, texts.replies.notYours) };
  const refs = await services.store.questions.refs(record.id);
  if (refs.length === 0) return { reply: notice(texts, texts.replies.gone) };
  return { reply: { type: "remove", texts, private: record.private, refs } };
};
