/** What is said to the bot without asking anything: to be answered in kind, not looked up. */
export type SmallTalk = "greeting" | "thanks" | "about" | "nothing";

const GREETING =
  "hi+|hello+|hey+|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|morning|hallo|bonjour|hola|ciao|how are you(?: doing)?|how's it going|what's up|are you there|anyone (?:here|there)|你们?好|您好|大家好|嗨|哈喽|早(?:上好|安)?|上午好|下午好|晚上好|在吗|在不在";
const THANKS =
  "(?:many )?thanks|thank (?:you|u)|thx|ty|cheers|much appreciated|ok(?:ay)?|great|perfect|nice|cool|awesome|wonderful|excellent|got it|understood|never ?mind|merci|danke|gracias|bye(?: bye)?|good ?bye|see you|谢谢[你您啦了]*|多谢|感谢|好的?|明白了?|知道了|收到|辛苦了|再见|拜拜";
const ABOUT =
  "who are you|what are you|what (?:can|do) you do|what (?:can|may) i ask(?: you)?|what do you know|what can you (?:answer|help(?: me)? with)|how does this work|how do you work|how can you help(?: me)?|你是谁|你(?:能|会|可以)(?:做|干)?(?:什么|些什么|回答什么)|我?可以问(?:你)?什么|怎么用";
const FILLER =
  "there|bot|robot|all|everyone|everybody|team|folks|again|so much|very much|a lot|a bunch|a million|for (?:the|your|this|that) (?:help|answer|reply|quotes?)|that helps?|that helped|very helpful|today|please|呀|啊|哦|了|机器人";
/** Anything that says nothing: signs, emoji, blanks. */
const SIGNS = "[^\\p{L}\\p{N}]";

const whole = (first: string, more: string): RegExp =>
  new RegExp(`^${SIGNS}*(?:${first})(?:${SIGNS}+(?:${more}|${FILLER})|[呀啊哦])*${SIGNS}*$`, "iu");

const KINDS: readonly (readonly [SmallTalk, RegExp])[] = [
  ["nothing", new RegExp(`^${SIGNS}*$`, "u")],
  ["greeting", whole(GREETING, GREETING)],
  ["about", whole(`(?:(?:${GREETING})${SIGNS}+)?(?:${ABOUT})`, ABOUT)],
  ["thanks", whole(THANKS, THANKS)],
];

/** Null where a question may be meant. Pure. */
export const smallTalkIn = (text: string): SmallTalk | null => {
  // People type one apostrophe and phones another.
  const said = text.replaceAll("’", "'");
  if (said.length > 80) return null;
  return KINDS.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
};
