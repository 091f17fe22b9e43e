import { audienceFor } from "./access.js";
import type { Question } from "./message.js";
import type { BotParts } from "./parts.js";
import type { NoticeReply } from "./reply.js";
import { notice, type Scene } from "./scene.js";
import type { SmallTalk } from "./small-talk.js";
import { fill, textsFor } from "./texts/choose.js";

/** Titles that are named at most. */
const TITLES = 5;

/** A short reply in kind that says what can be asked here. Nothing is searched, counted or remembered. */
export const answerSmallTalk = async (
  parts: BotParts,
  scene: Scene,
  message: Question,
  said: SmallTalk,
): Promise<NoticeReply> => {
  // "你好" from somebody whose platform speaks English is answered in Chinese.
  const texts = /\p{Script=Han}/u.test(message.text) ? textsFor("zh") : scene.texts;
  const { hello, welcome, more } = texts.smallTalk;
  if (said === "nothing") return notice(texts, texts.replies.empty);
  if (said === "thanks") return notice(texts, welcome);
  // What everybody in this place may know of, since everybody may see the reply where a platform has no private ones.
  const { documents } = await parts.answerer.describe(audienceFor(scene.access, message.place, false));
  const titles = documents.slice(0, TITLES).map(({ title }) => `• ${title}`);
  const others = documents.length - titles.length;
  const first = said === "greeting" ? `${hello} ${texts.greeting}` : texts.greeting;
  return notice(texts, [first, ...titles, ...(others > 0 ? [fill(more, { n: others })] : [])].join("\n"));
};
