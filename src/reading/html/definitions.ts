import { countWords } from "../../documents/words.js";
import { type Element, isElement, nodesIn, wordsOf } from "./tree.js";

const MOST_TERM_WORDS = 12;
const STRUCTURE = /^(?:p|ul|ol|dl|table|pre|blockquote|h[1-6])$/;

/**
 * Whether a term is read as a heading of what follows: a question, or words above more than one paragraph. Other
 * terms are read together with their definition ("Room: At most 140 euros a night.").
 */
export function isHeadingTerm(term: Element, definition: Element | null): boolean {
  const words = wordsOf(term);
  if (/[?？]\s*$/.test(words) || countWords(words) > MOST_TERM_WORDS) return true;
  if (definition === null) return false;
  let structures = 0;
  for (const node of nodesIn(definition)) if (isElement(node) && STRUCTURE.test(node.tagName)) structures++;
  return structures > 1;
}
