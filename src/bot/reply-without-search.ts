import { audienceFor } from "./access.js";
import type { Question } from "./message.js";
import type { MessageContext } from "./message-context.js";
import { notice } from "./notice.js";
import { isHelp } from "./question-text.js";
import type { NoticeReply } from "./reply.js";
import type { BotServices } from "./services.js";
import { repliedInKind, smallTalkIn, textsForTalk } from "./small-talk.js";

/**
 * The reply to words that ask nothing of the documents: none, a call for help, a greeting. Nothing is searched, counted
 * or remembered. Null where `text` may be a question.
 */
export const replyWithoutSearch = async (
  services: BotServices,
  { texts, access }: MessageContext,
  message: Question,
  text: string,
): Promise<NoticeReply | null> => {
  if (text === "") return notice(texts, texts.replies.empty);
  if (isHelp(text)) return notice(texts, texts.help);
  const talk = smallTalkIn(text);
  if (talk === null) return null;
  const talkTexts = textsForTalk(message.text, texts);
  // Only titles that everybody in this place may see: where a platform has no private replies everybody reads this one.
  const { documents } = await services.answerer.describe(audienceFor(access, message.place, false));
  const titles = documents.map(({ title }) => title);
  return notice(talkTexts, repliedInKind(talk, titles, talkTexts));
};
