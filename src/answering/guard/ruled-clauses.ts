import { meaningOf } from "./content.js";
import { exceptedBy } from "./excepted.js";
import { governedIn } from "./governed.js";
import type { Ruled } from "./polarity.js";
import { has, NO_VERBS, type Signature, signatureOf } from "./rule-words.js";

/** A clause with its rule words read. */
export interface Clause extends Ruled {
  readonly text: string;
  readonly signature: Signature;
}
const ELLIPTIC =
  /^(?:(?:and|or|but|which|who) )?(?:is|are|was|were|may|must|shall|should|can|cannot|will|has|have|does|do)(?![A-Za-z])/i;
/** Reads a normalised clause whose dates are marked. */
export function readClause(text: string): Clause {
  const signature = signatureOf(text);
  const turns = signature.exception || signature.only || (signature.until && signature.negations > 0);
  const excepted = meaningOf(exceptedBy(text));
  return {
    text,
    signature,
    content: meaningOf(text),
    governed: governedIn(text),
    turns,
    refuses: has(text, NO_VERBS),
    elliptic: ELLIPTIC.test(text),
    excepted: excepted.size === 0 || signature.only ? null : excepted,
  };
}
