import { capitalised, decapitalised, topicOf, withoutEnd } from "./topic.js";

const PREPOSITION =
  "in|on|at|for|from|to|of|with|without|under|over|after|before|during|since|until|by|within|outside|as|about|between|near";
const LEADING = /^(?:and|but|or|so|also|then|ok,?|okay,?|right,?|thanks,?|great,?|yes,?|no,?)\s+/iu;
const WHAT_ABOUT = /^(?:(?:and|but|so)\s+)?(?:what|how)\s+(?:about|if it is|if it's)\s+(.+)$/iu;
const SHORT_QUESTION = new RegExp(
  `^(?:(?:${PREPOSITION})\\s+(?:when|where|whom?|which date|how long|what date|which day)|(?:when|where|who|whom|why|why not|how|how so|how much|how many|how long|how often|how come|which|which one|which ones|since when|until when|till when|from when|says who|what else|anything else|where exactly|how exactly|who exactly|when exactly|for how long|by whom|to whom|for whom|starting when|ending when|(?:how much|how many|which|what|whose) \\p{L}+))$`,
  "iu",
);
const PREPOSITIONAL = new RegExp(`^(?:only |even |also |not )?(${PREPOSITION})\\s+(.+)$`, "iu");
const PRONOUN =
  /\b(?:it|its|they|them|their|theirs|this|that|these|those|he|she|him|her|his|one|ones|there)\b/iu;
/** "Is it allowed to …", "How much does it cost to …", "Is there a …": the pronoun stands for nothing said before. */
const EXPLETIVE =
  /\bit\s+(?:\p{L}+\s+)?(?:allowed|possible|permitted|true|ok|okay|necessary|required|fine|legal|mandatory|cost|take|mean|snows?|rains?)\b|\b(?:is|are|was|were|will) there\b|\bthat\s+(?:i|we|you|the|an?|my|our)\b|\b(?:this|that|these|those|one)\s+(?:time|week|month|quarter|year|day|morning|evening|weekend|office|company|team|channel|bot|person|man|woman|word|question)\b|\bthere\s+(?:is|are|a|an|any)\b|\bone\s+(?:of|day|week|month|year)\b/iu;
const VERB =
  /\b(?:is|are|was|were|do|does|did|can|could|may|must|should|shall|will|would|has|have|had|get|gets|need|apply|applies|cost|costs|count|counts)\b/iu;
const NOT_ASKED =
  /^(?:thanks?|thank you|ok|okay|great|cool|nice|hello|hi|hey|bye|yes|no|sure|got it|perfect|lol|done|good|wow|hmm+|please|sorry|never ?mind)\b[^?]*$/iu;
const PROPER = /(?<=\s)(?:[A-Z][\p{L}'-]+|[A-Z]{2,})(?:\s(?:[A-Z][\p{L}'-]+))*/gu;

const wordsOf = (text: string): number => text.split(/\s+/u).length;

/** What is swapped is of one kind: a name for a name, a number for a number, words at the end for words. */
const PHRASES: Readonly<Record<"name" | "number" | "words", string>> = {
  name: "(?:the )?[A-Z][\\p{L}'-]*(?: [A-Z][\\p{L}'-]*)*",
  number: "\\S*\\d\\S*",
  words: "\\p{Ll}[\\p{L}'-]*(?: \\p{Ll}[\\p{L}'-]*){0,3}$",
};

const kindOf = (words: string): keyof typeof PHRASES =>
  /\d/u.test(words) ? "number" : /^(?:the )?[A-Z]/u.test(words) ? "name" : "words";

/** Swaps the phrase that begins with the same preposition, else adds the new one at the end. */
const withPhrase = (previous: string, preposition: string, rest: string): string => {
  const bare = withoutEnd(previous);
  const same = new RegExp(`\\s${preposition}\\s+${PHRASES[kindOf(rest)]}`, "gu");
  const last = [...bare.matchAll(same)].at(-1);
  if (last === undefined) return `${bare} ${preposition} ${rest}?`;
  return `${bare.slice(0, last.index)} ${preposition} ${rest}${bare.slice(last.index + last[0].length)}?`;
};

/** "and Lyon?" after "… in Paris?": the last name of the earlier question gives way. */
const withThing = (previous: string, thing: string): string => {
  const bare = withoutEnd(previous);
  const names = [...bare.matchAll(PROPER)].filter(([name]) => name !== "I");
  const name = names.at(-1);
  if (/^(?:the )?[A-Z\d]/u.test(thing) && name !== undefined && !/\d/u.test(thing))
    return `${bare.slice(0, name.index)}${thing.replace(/^the /u, "")}${bare.slice(name.index + name[0].length)}?`;
  if (/^(?:19|20)\d\d$/u.test(thing) && /\b(?:19|20)\d\d\b/u.test(bare))
    return `${bare.replace(/\b(?:19|20)\d\d\b(?!.*\b(?:19|20)\d\d\b)/u, thing)}?`;
  // "the duty on wine" -> "the duty on beer"; without such an end both stay, so that nothing asked is lost.
  const end =
    /^((?:what|which|how much|how many|who|when|how long)\b.*\s(?:on|for|of|about)\s)(?:(?:the|an?)\s)?[\p{Ll}-]+(?:\s[\p{Ll}-]+)?$/iu.exec(
      bare,
    );
  if (end?.[1] !== undefined && !/^[A-Z]/u.test(thing)) return `${end[1]}${thing}?`;
  return `${bare}: what about ${thing}?`;
};

/** The full question, or null when `text` stands on its own. */
export const resolveEnglish = (text: string, previous: string): string | null => {
  const bare = withoutEnd(text);
  if (bare === "" || NOT_ASKED.test(text) || /^https?:/iu.test(bare)) return null;
  const joined = LEADING.test(bare);
  const core = bare.replace(LEADING, "").replace(LEADING, "");
  const asked = /[?？]\s*$/u.test(text);

  const thing = WHAT_ABOUT.exec(bare)?.[1];
  if (thing !== undefined) {
    if (wordsOf(thing) > 7 || VERB.test(thing)) return null;
    if (/^(?:it|that|this|them|those)$/iu.test(thing)) return null;
    const phrase = PREPOSITIONAL.exec(thing);
    return phrase?.[1] !== undefined && phrase[2] !== undefined
      ? withPhrase(previous, phrase[1].toLowerCase(), phrase[2])
      : withThing(previous, thing);
  }
  if (SHORT_QUESTION.test(core) && (asked || joined || wordsOf(core) >= 2))
    return `${capitalised(core)}, for ${decapitalised(topicOf(previous))}?`;
  if (!asked && !joined) return null;
  const phrase = PREPOSITIONAL.exec(core);
  if (phrase?.[1] !== undefined && phrase[2] !== undefined && wordsOf(core) <= 7 && !VERB.test(core))
    return withPhrase(previous, phrase[1].toLowerCase(), phrase[2]);
  if (
    wordsOf(core) <= 4 &&
    !VERB.test(core) &&
    !/^(?:what|which|who|when|where|why|how)\b/iu.test(core) &&
    (asked || wordsOf(core) <= 3)
  )
    return PRONOUN.test(core) ? null : withThing(previous, core);
  const namesNothing = [...core.matchAll(PROPER)].length === 0;
  if (PRONOUN.test(core) && !EXPLETIVE.test(core) && wordsOf(core) <= 9 && namesNothing && asked)
    return `${capitalised(core)} (${decapitalised(topicOf(previous))})?`;
  return null;
};
