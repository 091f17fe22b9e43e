import { fill, textsFor } from "./texts/choose.js";
import type { Texts } from "./texts.js";

/** What is said to the bot without asking anything: to be answered in kind, not looked up. */
export type SmallTalk = "greeting" | "thanks" | "about" | "nothing" | "translate" | "whole-text";

const GREETING =
  "hi+|hello+|hey+|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|morning|hallo|bonjour|hola|ciao|how are you(?: doing)?|how's it going|what's up|are you there|anyone (?:here|there)|你们?好|您好|大家好|嗨|哈喽|早(?:上好|安)?|上午好|下午好|晚上好|在吗|在不在";
const THANKS =
  "(?:many )?thanks|thank (?:you|u)|thx|ty|cheers|much appreciated|ok(?:ay)?|great|perfect|nice|cool|awesome|wonderful|excellent|got it|understood|never ?mind|merci|danke|gracias|bye(?: bye)?|good ?bye|see you|谢谢[你您啦了]*|多谢|感谢|好的?|明白了?|知道了|收到|辛苦了|再见|拜拜";
const ABOUT =
  "who are you|what are you|what (?:can|do) you do|what can you (?:answer|help(?: me)? with)|how does this work|how do you work|how can you help(?: me)?|你是谁|你(?:能|会|可以)(?:做|干)?(?:什么|些什么|回答什么)|怎么用";
/** Of what the documents are: answered from them, where it does not go with a greeting. */
const ASKABLE = "what (?:can|may) i ask(?: you)?|what do you know|我?可以问(?:你)?什么";
const IT =
  "it|this|that|them|everything|(?:the|this|that|your) (?:text|quotes?|answer|document|page|passage)";
const TRANSLATE = `(?:please |can you |could you )*translate(?: (?:${IT}))?(?: please)?(?: (?:in)?to \\p{L}+)?|(?:请|帮我)*(?:把)?(?:它|这个?|这段|原文|全文|文件|回答)?翻译(?:一下|成\\p{L}{2,4})?(?:它|这个?|这段|原文|全文|文件)?`;
const WHOLE =
  "(?:please |can you |could you )*(?:give|show|send|print|read)(?: (?:me|us))?(?: the)? (?:whole|full|entire|complete|original) (?:text|document|texts|documents|file|files|page|thing)(?: please)?|(?:请)?(?:给我|发给我|显示)?(?:全文|原文全文|完整(?:的)?(?:文件|原文|全文)|整(?:份|个)文件)";
const FILLER =
  "there|bot|robot|all|everyone|everybody|team|folks|again|so much|very much|a lot|a bunch|a million|for (?:the|your|this|that) (?:help|answer|reply|quotes?)|that helps?|that helped|very helpful|today|please|呀|啊|哦|了|机器人";
/** Anything that says nothing: signs, emoji, blanks. */
const SIGNS = /[^\p{L}\p{N}]+/gu;

/** For words in small letters with single blanks between them. */
const whole = (first: string, more: string): RegExp =>
  new RegExp(`^(?:${first})(?: (?:${more}|${FILLER})|[呀啊哦])*$`.replaceAll("'", " "), "u");

const KINDS: readonly (readonly [SmallTalk, RegExp])[] = [
  ["nothing", /^$/],
  ["greeting", whole(GREETING, GREETING)],
  ["about", whole(`(?:(?:${GREETING}) )?(?:${ABOUT})|(?:${GREETING}) (?:${ASKABLE})`, ABOUT)],
  ["translate", whole(TRANSLATE, TRANSLATE)],
  ["whole-text", whole(WHOLE, WHOLE)],
  ["thanks", whole(THANKS, THANKS)],
];

/** Null where a question may be meant. Pure. */
export function smallTalkIn(text: string): SmallTalk | null {
  if (text.length > 80) return null;
  const said = text.toLowerCase().replace(SIGNS, " ").trim();
  return KINDS.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}

/** "你好" from somebody whose platform speaks English is answered in Chinese. */
export const textsForTalk = (text: string, texts: Texts): Texts =>
  /\p{Script=Han}/u.test(text) ? textsFor("zh") : texts;

/** Titles that are named at most. */
const TITLES = 5;

/** A document as a reply in kind names it. */
interface NamedDocument {
  readonly title: string;
  /** Where its original stands; null where nobody has said it. */
  readonly url: string | null;
}

/** A short reply in kind; `documents` are those that the asker may ask about. */
export function repliedInKind(said: SmallTalk, documents: readonly NamedDocument[], texts: Texts): string {
  const { hello, welcome, more, translate, wholeText } = texts.smallTalk;
  if (said === "nothing") return texts.replies.empty;
  if (said === "thanks") return welcome;
  const others = documents.length - TITLES;
  const instead = said === "translate" ? translate : said === "whole-text" ? wholeText : null;
  const first = said === "greeting" ? `${hello} ${texts.greeting}` : (instead ?? texts.greeting);
  const named = documents
    .slice(0, TITLES)
    .map(({ title, url }) => `• ${title}${instead === null || url === null ? "" : `: ${url}`}`);
  return [first, ...named, ...(others > 0 ? [fill(more, { n: others })] : [])].join("\n");
}
