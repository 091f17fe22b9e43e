import { audienceFor } from "./access.js";
import type { Question } from "./message.js";
import { notice, type Scene } from "./message-context.js";
import type { NoticeReply } from "./reply.js";
import type { BotParts } from "./services.js";
import { repliedInKind, type SmallTalk, textsForTalk } from "./small-talk.js";

/** A short reply in kind that says what can be asked here. Nothing is searched, counted or remembered. */
export const answerSmallTalk = async (
  parts: BotParts,
  scene: Scene,
  message: Question,
  said: SmallTalk,
): Promise<NoticeReply> => {
  const texts = textsForTalk(message.text, scene.texts);
  // What everybody in this place may know of, since everybody may see the reply where a platform has no private ones.
  const { documents } = await parts.answerer.describe(audienceFor(scene.access, message.place, false));
  const titles = documents.map(({ title }) => title);
  return notice(texts, repliedInKind(said, titles, texts));
};
