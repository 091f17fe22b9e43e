import type { StoredDocument } from "../../retrieval/corpus.js";
import { parseQuery } from "../../retrieval/query.js";
import { stemsOf, termsOf } from "../../retrieval/text/stems.js";
import { type AskedPart, askedPart } from "./asked-part.js";
import { isKindNoun } from "./document-names.js";
import { referenceOf } from "./reference.js";

/** Words that ask for a text as it stands. */
const GENERIC =
  "say says said tell read state mean provide stipulate contain content cover regulate rule set out define describe explain include summary summarise sum up gist article piece paper speech page quote cite recite give show list exactly please document text wording word full whole exact detail know want need think according under there inside";
const GENERIC_ZH =
  /说|讲|写|规定|内容|具体|关于|引用|原文|全文|包括|告诉|介绍|解释|总结|条文|文件|里面?|中的?|上面?|是|的|了|有|请|我|您|你/gu;

/** A question that names a part by its number. */
export interface PartQuestion extends Pick<AskedPart, "labels" | "bare"> {
  /** Terms that may name the part's document. */
  readonly names: ReadonlySet<string>;
  /** Terms of what the part stands under, where that is no document: "step 2 of sick leave". */
  readonly owner: readonly string[];
  /** Terms of what is asked besides the part itself. */
  readonly rest: readonly string[];
}

/** The numbered part that a question names; null where it names none. */
export function partQuestionOf(question: string, documents: readonly StoredDocument[]): PartQuestion | null {
  const asked = askedPart(question);
  if (asked === null) return null;
  const { labels, bare, rest, owner } = asked;
  const titled = /《([^》]+)》/.exec(rest)?.[1] ?? "";
  const owned = [...termsOf(`${owner} ${titled}`)];
  const isGeneric = (term: string): boolean => stemsOf(GENERIC).has(term);
  const terms = parseQuery(rest.replace(GENERIC_ZH, " ")).tokens.map(({ term }) => term);
  return {
    labels,
    bare,
    names: new Set([...owned, ...(referenceOf(rest, documents)?.terms ?? [])]),
    owner: owned.filter((term) => !isKindNoun(term) && !isGeneric(term)),
    rest: terms.filter((term) => !isGeneric(term)),
  };
}
