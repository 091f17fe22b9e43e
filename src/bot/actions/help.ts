import { notice } from "../notice.js";
import { fill } from "../texts/choose.js";
import type { Act } from "./press.js";

/** Calls the person or group that the configuration names; once an answer. */
export const askAPerson: Act = async (services, { texts, access }, { record }) => {
  if (access.helper === null) return { reply: notice(texts, texts.replies.nobodyToAsk) };
  if (!(await services.store.questions.askHelp(record.id, services.clock())))
    return { reply: notice(texts, texts.replies.alreadyAsked) };
  return {
    reply: {
      type: "help-request",
      texts,
      private: false,
      text: fill(texts.replies.askAPerson, { question: record.answer.question }),
      mention: access.helper,
      answerId: record.id,
    },
    questionId: record.id,
  };
};

/** The helper, the asker, a moderator or a maintainer says that it is settled. */
export const resolve: Act = async (services, { texts, access }, { action, record, byAsker }) => {
  const { person, moderator } = action;
  const helper =
    access.helper !== null && (person.id === access.helper || person.roles.includes(access.helper));
  if (!helper && !byAsker && !moderator && !access.maintainer)
    return { reply: notice(texts, texts.replies.notYours) };
  const resolved = await services.store.questions.resolveHelp(record.id, services.clock());
  return {
    reply: notice(texts, resolved ? texts.replies.resolved : texts.replies.nothingToResolve, !resolved),
  };
};
