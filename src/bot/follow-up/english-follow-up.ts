import { isRelational, PROCESS_VERB } from "./relational-nouns.js";
import { decapitalised, withoutEnd } from "./topic.js";

const PREPOSITION =
  "in|on|at|for|from|to|of|with|without|under|over|after|before|during|since|until|by|within|outside|as|about|between|near";
const LEADING = /^(?:and|but|or|so|also|then|ok,?|okay,?|right,?|thanks,?|great,?|yes,?|no,?)\s+/iu;
const WHAT_ABOUT = /^(?:(?:and|but|so)\s+)?(?:what|how)\s+about\s+(.+)$/iu;
/** "the one in Lyon" is "in Lyon". */
const THE_ONE = new RegExp(`^(?:the|those|that) ?(?:ones?)? (?=(?:${PREPOSITION}) )`, "iu");
const AUXILIARY = "is|are|was|were|do|does|did|can|could|may|must|should|shall|will|would|has|have|had";
/** A question word that waits for its subject. */
const BARE_QUESTION = new RegExp(
  `^(?:(?:(?:${PREPOSITION})\\s+)?(?:when|where|whom?|how long|how much|how many|what age)|(?:when|where|who|why|why not|how|how so|how often|how come|how high|how far|which|which one|which ones|till when|says who|what else|who else|anything else|where exactly|how exactly|who exactly|when exactly|how much exactly|starting when|ending when))$`,
  "iu",
);
/** "for how many days", "which documents", "what time", "any exceptions": a noun and the word that asks for it. */
const ASKED_NOUN = new RegExp(
  `^(?:(${PREPOSITION})\\s+)?(?:how much|how many|which|what|whose|any|are there|are there any|is there|is there an?|(?:what|how (?:much|many|high|long|old|big|far)) (?:is|are|was|were) (?:the|its|their)|what's the)(?: (?:other|exact|further))? (\\p{L}+)$`,
  "iu",
);
/** "who pays", "when does it start", "how do I apply", "who is eligible": nothing is named. */
const ASKED_PROCESS = new RegExp(
  `^(?:who|when|where|how|why)(?: (?:${AUXILIARY}|to))?(?: (?:i|we|you|one|people|it))?(?: (?:not|to|also|be|have to))? (?:${PROCESS_VERB})$`,
  "iu",
);
const PREPOSITIONAL = new RegExp(`^(?:only |even |also |not )?(${PREPOSITION})\\s+(.+)$`, "iu");
const PRONOUN =
  /\b(?:it|its|they|them|their|theirs|this|that|these|those|he|she|him|her|his|one|ones|there)\b/iu;
/** "Is it allowed to …", "How much does it cost to …", "Is there a …": the pronoun stands for nothing said before. */
const EXPLETIVE =
  /\bit\s+(?:\p{L}+\s+)?(?:allowed|possible|permitted|true|ok|okay|necessary|required|fine|legal|mandatory|cost|take|mean)\s+(?:to|that|if|when|for)\b|\bit\s+(?:snows?|rains?)\b|\b(?:is|are|was|were|will) there\b|\bthat\s+(?:i|we|you|the|an?|my|our)\b|\b(?:this|that|these|those|one)\s+(?:time|week|month|quarter|year|day|morning|evening|weekend|office|company|team|channel|bot|person|man|woman|word|question)\b|\bthere\s+(?:is|are|a|an|any)\b|\bone\s+(?:of|day|week|month|year)\b/iu;
/** What comes after such a word may speak of what came before it in the same question: "a dog if it is small". */
const NEXT_CLAUSE = /\s(?:if|when|and|because|once|unless|while|but|so|or)\s/iu;
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
const withPhrase = (bare: string, preposition: string, rest: string): string => {
  const same = new RegExp(`\\s${preposition}\\s+${PHRASES[kindOf(rest)]}`, "gu");
  const last = [...bare.matchAll(same)].at(-1);
  if (last === undefined) return `${bare} ${preposition} ${rest}?`;
  return `${bare.slice(0, last.index)} ${preposition} ${rest}${bare.slice(last.index + last[0].length)}?`;
};

/** "and Lyon?" after "… in Paris?": the last name of the earlier question gives way. */
const withThing = (bare: string, thing: string): string => {
  const names = [...bare.matchAll(PROPER)].filter(([name]) => name !== "I");
  const name = names.at(-1);
  if (/^(?:the )?[A-Z\d]/u.test(thing) && name !== undefined && !/\d/u.test(thing))
    return `${bare.slice(0, name.index)}${thing.replace(/^the /u, "")}${bare.slice(name.index + name[0].length)}?`;
  if (/^(?:19|20)\d\d$/u.test(thing) && /\b(?:19|20)\d\d\b/u.test(bare))
    return `${bare.replace(/\b(?:19|20)\d\d\b(?!.*\b(?:19|20)\d\d\b)/u, thing)}?`;
  // "the duty on wine" -> "the duty on beer"; without such an end both stay, so that nothing asked is lost.
  const end =
    /^((?:what|which|how much|how many|who|when|how long)\b.*\s(?:on|for|of|about)\s)(?:(?:the|an?)\s)?([\p{L}-]+(?:\s[\p{L}-]+)?)$/iu.exec(
      bare,
    );
  // "the mayor of Oslo" and "what about the population?": a name does not give way to what is asked of it.
  if (end?.[1] !== undefined && !/\p{Lu}/u.test(end[2] ?? "") && !/^[A-Z]/u.test(thing))
    return `${end[1]}${thing}?`;
  return `${bare}, and what about ${thing}?`;
};

/** Both questions in one sentence: whatever the first was, the second says what is wanted of it. */
const together = (bare: string, core: string): string => `${bare}, and ${decapitalised(core)}?`;

/** The words of the earlier question before what an earlier follow-up added to it. */
const withoutAdded = (previous: string): string => {
  const bare = withoutEnd(previous);
  const at = bare.lastIndexOf(", and ");
  if (at < 0) return bare;
  return resolveEnglish(`${bare.slice(at + 6)}?`, bare.slice(0, at)) === null ? bare : bare.slice(0, at);
};

const lacksSubject = (core: string): boolean => {
  if (BARE_QUESTION.test(core) || ASKED_PROCESS.test(core)) return true;
  const noun = ASKED_NOUN.exec(core)?.[2];
  return noun !== undefined && isRelational(noun);
};

/** A pronoun that neither the grammar nor the question itself explains. */
const pointsBack = (core: string): boolean => {
  const rest = core.replace(EXPLETIVE, " ");
  const pronoun = PRONOUN.exec(rest);
  if (pronoun === null || wordsOf(core) > 9) return false;
  const before = rest.slice(0, pronoun.index);
  return [...before.matchAll(PROPER)].length === 0 && !(NEXT_CLAUSE.test(before) && wordsOf(before) > 3);
};

/** The full question, or null when `text` stands on its own. */
export const resolveEnglish = (text: string, previous: string): string | null => {
  const said = withoutEnd(text);
  if (said === "" || NOT_ASKED.test(text) || /^https?:/iu.test(said)) return null;
  const bare = withoutAdded(previous);
  const joined = LEADING.test(said);
  const core = said.replace(LEADING, "").replace(LEADING, "").replace(THE_ONE, "");
  const asked = /[?？]\s*$/u.test(text);

  const thing = WHAT_ABOUT.exec(said)?.[1];
  if (thing !== undefined) {
    if (wordsOf(thing) > 7 || VERB.test(thing)) return null;
    if (/^(?:it|that|this|them|those)$/iu.test(thing)) return null;
    const phrase = PREPOSITIONAL.exec(thing);
    return phrase?.[1] !== undefined && phrase[2] !== undefined
      ? withPhrase(bare, phrase[1].toLowerCase(), phrase[2])
      : withThing(bare, thing);
  }
  if (lacksSubject(core) && (asked || joined || wordsOf(core) >= 2)) return together(bare, core);
  if (!asked && !joined) return null;
  const phrase = PREPOSITIONAL.exec(core);
  if (phrase?.[1] !== undefined && phrase[2] !== undefined && wordsOf(core) <= 7 && !VERB.test(core))
    return /^(?:what|which|who|whom|whose|how)\b/iu.test(phrase[2])
      ? together(bare, core)
      : withPhrase(bare, phrase[1].toLowerCase(), phrase[2]);
  if (
    wordsOf(core) <= 4 &&
    !VERB.test(core) &&
    !/^(?:what|which|whose|who|when|where|why|how|any)\b/iu.test(core) &&
    (asked || wordsOf(core) <= 3)
  )
    return PRONOUN.test(core) ? null : withThing(bare, core);
  return asked && pointsBack(core) ? together(bare, core) : null;
};
