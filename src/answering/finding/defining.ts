import type { Sentence } from "../../documents/structure.js";
import type { StoredDocument } from "../../retrieval/corpus.js";

/** Behind a term that is explained: marks that close it, what it is short for, */
const CLOSED = String.raw`^[^\p{L}\p{N}\s]{0,3}(?:\s*[(（][^)）]*[)）])?\s*[*_"”’']*\s*`;
/** and then a mark, or a verb that says what it is: "The form is printed" says what is done with it. */
const IS_KIND =
  "(?:is|are|was|were) (?:(?:an?|the|any|all|one|when|where|how|what|those|something|someone|somebody|people)\\b|(?:[\\w-]+ ){1,3}(?:that|which|who|of)\\b)";
const EXPLAINS = new RegExp(
  `${CLOSED}(?:[:：|=]|[-–—]+(?=\\s)|(?:${IS_KIND})|(?:means?|refers? to|stands? for|denotes?|describes?)\\b|(?:是|指|即))`,
  "u",
);
/** Marks and an article before the term. */
const OPENING = /^[^\p{L}\p{N}]*(?:(?:an?|the)\s+)?[^\p{L}\p{N}]*/iu;
const LINK = /\]\([^()\s]*\)/g;

/** Whether a sentence begins with a term and says what it is: "Tool: ...", "A tool is ...", or a line behind "Tool". */
export function defines({ document: { text } }: StoredDocument, sentence: Sentence, term: string): boolean {
  const said = text.slice(sentence.start, sentence.end);
  if (/[?？]\W*$/u.test(said)) return false;
  if (opensWith(said, term)) return true;
  return sentence.lead !== null && isTerm(text.slice(sentence.lead.start, sentence.lead.end), term);
}

function opensWith(said: string, term: string): boolean {
  const words = said.replace(LINK, "").replace(OPENING, "");
  return words.toLowerCase().startsWith(term) && EXPLAINS.test(words.slice(term.length));
}

const isTerm = (line: string, term: string): boolean =>
  line
    .replace(OPENING, "")
    .replace(/[^\p{L}\p{N})）]+$/u, "")
    .toLowerCase() === term;
