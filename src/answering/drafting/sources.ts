import { asData } from "./prompts/data-text.js";

/** A sentence a statement may stand on, as retrieval found it. */
export interface SourceSentence {
  /** The caller's own name for it; returned with the statements. */
  readonly id: string;
  readonly text: string;
  /** The opening line of the bullet's list. */
  readonly lead: string | null;
  readonly section: readonly string[];
  readonly document: {
    readonly id: string;
    readonly title: string;
    /** BCP 47, where known. */
    readonly language: string | null;
    /** Kind and validity in words: "plan, in force until 2030-03-31". */
    readonly label: string;
  };
}

/** A sentence with the opening line without which its rule may read the other way round. */
export const ruleText = (s: SourceSentence): string => (s.lead === null ? s.text : `${s.lead} ${s.text}`);

/** The sentences as a model sees them: a heading line a document and section, a numbered line a sentence, from 1. */
export function numberSentences(sentences: readonly SourceSentence[], fence: string, clean = asData): string {
  const lines: string[] = [];
  let heading = "";
  for (const [i, s] of sentences.entries()) {
    const path = [s.document.title, s.document.label, ...s.section].map((part) => clean(part, fence));
    const next = `# ${path.join(" / ")}`;
    if (next !== heading) lines.push(next);
    heading = next;
    lines.push(`[${i + 1}] ${clean(ruleText(s), fence)}`);
  }
  return lines.join("\n");
}
