import type { Library } from "../finding/library.js";
import type { Question } from "../question/question.js";
import type { Answer, Notice } from "../schema.js";
import type { AnsweringTools } from "../tools.js";
import type { Wording } from "./wording/wording.js";

export interface Circumstances {
  readonly library: Library;
  readonly question: Question;
  /** The answer's own sentences, in the language of the question. */
  readonly wording: Wording;
  readonly tools: AnsweringTools;
  readonly timing: Answer["timing"];
}

export const uncertainNotice = (wording: Wording): Notice => ({
  kind: "uncertain",
  text: wording.notice.uncertain({ title: "", date: null, detail: null }),
});

/** What every answer says of itself. */
export function baseOf({ library, question: { request }, tools, timing }: Circumstances) {
  return {
    schema: 1 as const,
    id: tools.newId(),
    question: request.text,
    mode: "quotes" as const,
    form: "sentences" as const,
    answer: "",
    statements: [],
    quotes: [],
    closest: [],
    notices: [],
    asOf: request.asOf,
    audience: request.audience,
    index: { generation: library.generation, builtAt: library.builtAt },
    timing,
    ...(request.context ? { context: request.context } : {}),
  };
}
