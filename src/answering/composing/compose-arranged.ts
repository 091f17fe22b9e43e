import type { Arranged } from "../finding/forms/arranged.js";
import type { Answer, Notice } from "../schema.js";
import { baseOf, type Circumstances, uncertainNotice } from "./base.js";
import { noticesAbout } from "./notices.js";
import { excerptOf, foldSpace } from "./quotes.js";

/** Turns an arrangement of quotes into the public answer: statement i is quote i with white space folded. */
export function composeArranged(
  { form, excerpts, overview, uncertain }: Arranged,
  circumstances: Circumstances,
): Answer {
  const { question, wording, tools } = circumstances;
  const { asOf } = question.request;
  const quotes = excerpts.map((excerpt) => excerptOf(excerpt, asOf, tools.link));
  const statements = quotes.map(({ text }, i) => ({ text: foldSpace(text), quotes: [i] }));
  const said: Notice[] = overview === null ? [] : [{ kind: "overview", text: wording.overview(overview) }];
  const leads = quotes
    .slice(0, 1)
    .flatMap(({ lead }) => (lead && form === "list" ? [foldSpace(lead.text)] : []));
  // Whoever asks which documents there are sees beside each whether it holds.
  const about = overview?.of === "library" ? [] : excerpts.map(({ stored }) => stored);
  return {
    ...baseOf(circumstances),
    outcome: "answered",
    form,
    answer: [...said.map(({ text }) => text), ...leads, ...statements.map(({ text }) => text)].join("\n"),
    statements,
    quotes,
    notices: [
      ...said,
      ...(uncertain ? [uncertainNotice(wording)] : []),
      ...noticesAbout(about, asOf, wording),
    ],
  };
}
