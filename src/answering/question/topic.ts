/** "Tell me about parking": what is asked is "parking". */
const TELLING: readonly RegExp[] = [
  /^(?:please )?(?:(?:can|could|would) you )?(?:please )?(?:tell|inform|teach) (?:me|us)(?: (?:something|anything|everything|more|all|a bit|a little))? (?:about|of|on) (.+)$/i,
  /^what (?:do you know|can you (?:tell me|tell us|say)) about (.+)$/i,
  /^(?:i|we) (?:want|would like|need) to know(?: (?:something|everything|more|all))? about (.+)$/i,
  /^(?:请)?(?:告诉我|给我讲讲|讲讲|说说|谈谈|我想了解|我想知道)(?:一下)?(?:关于)?(.+?)(?:的(?:情况|信息|事))?$/u,
];

/** A question without the words that only ask to be told something; the question itself where it has none. */
export function topicOf(question: string): string {
  for (const pattern of TELLING) {
    const topic = pattern.exec(question.trim())?.[1]?.trim();
    if (topic) return topic;
  }
  return question;
}
