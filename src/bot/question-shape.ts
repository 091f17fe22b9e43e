/** Which messages of a channel read like questions; pure. Strict, because a bot that answers where nobody asked it disturbs a channel more than a question left open. */

const ENGLISH =
  /^(?:(?:hi|hello|hey|ok|okay|so|and|but|also|please|excuse me|sorry|quick question)[,:!.]?\s+)*(?:what|which|who|whom|whose|when|where|why|how|can|could|may|must|should|shall|will|would|do|does|did|is|are|was|were|am|has|have|had|until when|since when|by when|in which|for how)\b/iu;
const CHINESE =
  /(?:吗|呢|么|什么|哪|谁|多少|几|怎么|怎样|如何|为什么|为何|何时|是否|能不能|可不可以|可以.{0,12}吗)/u;
const GREETING =
  /^(?:how are you|how's it going|what's up|can you hear me|are you there|anyone(?: here)?|really|what|why|who|ok|right)\s*[?!.]*$/iu;

/** A sentence that asks for something and is long enough to be about something. */
export const looksLikeQuestion = (text: string): boolean => {
  const trimmed = text.trim();
  if (trimmed === "" || GREETING.test(trimmed) || /^https?:\/\/\S+$/u.test(trimmed)) return false;
  const marked = /[?？]\s*$/u.test(trimmed) || /[?？]\s/u.test(trimmed);
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed].length >= 4 && (marked || CHINESE.test(trimmed));
  const words = trimmed.split(/\s+/u).length;
  return words >= 3 && (marked || (ENGLISH.test(trimmed) && words >= 4 && !/[.!]$/u.test(trimmed)));
};
