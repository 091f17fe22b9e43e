import { EVERYDAY_QUESTIONS } from "./english-everyday.js";
import { KNOWLEDGE_QUESTIONS } from "./english-knowledge.js";
import { RULES_ELSEWHERE_QUESTIONS } from "./english-rules-elsewhere.js";
import { TECHNOLOGY_AND_LIFE_QUESTIONS } from "./english-technology-and-life.js";

/**
 * Questions that people ask anywhere, of many domains and many forms, and that hardly any collection of policy documents
 * answers. How sure a search is of them in one collection says how sure it is there of what the collection does not say.
 */
export const GENERAL_QUESTIONS_ENGLISH: readonly string[] = [
  ...EVERYDAY_QUESTIONS,
  ...KNOWLEDGE_QUESTIONS,
  ...TECHNOLOGY_AND_LIFE_QUESTIONS,
  ...RULES_ELSEWHERE_QUESTIONS,
];
