import type { Candidate } from "../finding/choose-sentences.js";
import { conflictNotices } from "../finding/conflict.js";
import type { Verdict } from "../finding/decision.js";
import type { Library } from "../finding/library.js";
import type { AskRequest } from "../question/ask-request.js";
import type { Answer, AnswerQuote, Notice } from "../schema.js";
import type { AnsweringTools } from "../tools.js";
import { noticesAbout } from "./notices.js";
import { foldSpace, quoteOf } from "./quotes.js";
import { standingNotices } from "./standing-notices.js";
import { wordingFor } from "./wording/choose-wording.js";
import type { Wording } from "./wording/wording.js";

export interface Circumstances {
  readonly library: Library;
  readonly request: AskRequest;
  readonly tools: AnsweringTools;
  readonly timing: Answer["timing"];
}

/** Turns a verdict into the public answer in quotes-only mode: statement i is quote i with white space folded. */
export function compose(verdict: Verdict, circumstances: Circumstances): Answer {
  const { request, tools } = circumstances;
  const wording = wordingFor(request.text);
  const quote = ({ stored, sentence }: Candidate): AnswerQuote =>
    quoteOf(stored, sentence, request.asOf, tools.link);
  const notices = (of: readonly Candidate[]): Notice[] =>
    noticesAbout(
      of.map(({ stored }) => stored),
      request.asOf,
      wording,
    );
  const standings = verdict.outcome === "not-covered" ? [] : (verdict.standings ?? []);
  const standing = standingNotices(standings, request.text, request.asOf, wording);
  const base = baseOf(circumstances);
  switch (verdict.outcome) {
    case "answered": {
      const quotes = verdict.chosen.map(quote);
      const statements = quotes.map(({ text }, i) => ({ text: foldSpace(text), quotes: [i] }));
      const uncertain = verdict.uncertain ? [uncertainNotice(wording)] : [];
      const conflicts = conflictNotices(verdict.conflicts, wording);
      const answer = [...standing, ...statements].map(({ text }) => text).join("\n");
      return {
        ...base,
        outcome: "answered",
        answer,
        statements,
        quotes,
        notices: [...standing, ...uncertain, ...conflicts, ...notices(verdict.chosen)],
      };
    }
    case "not-covered": {
      const closest = verdict.closest.map(quote);
      const titles = [...new Set(closest.map(({ document }) => document.title))];
      const answer =
        titles.length === 0 ? wording.notCovered : `${wording.notCovered} ${wording.closest(titles)}`;
      return { ...base, outcome: "not-covered", answer, closest, notices: notices(verdict.closest) };
    }
    case "ambiguous": {
      const choices = verdict.rivals.map((rival) => ({
        label: rival.stored.document.metadata.title,
        quotes: [quote(rival)],
      }));
      return {
        ...base,
        outcome: "ambiguous",
        answer: wording.ambiguous,
        choices,
        notices: [...standing, ...notices(verdict.rivals)],
      };
    }
  }
}

export const uncertainNotice = (wording: Wording): Notice => ({
  kind: "uncertain",
  text: wording.notice.uncertain({ title: "", date: null, detail: null }),
});

/** The same answer with a notice that the dictionary took no part in it. */
export function saidUntranslated(answer: Answer): Answer {
  const { untranslated } = wordingFor(answer.question);
  return { ...answer, notices: [{ kind: "uncertain", text: untranslated }, ...answer.notices] };
}

/** What every answer says of itself. */
export function baseOf({ library, request, tools, timing }: Circumstances) {
  return {
    schema: 1 as const,
    id: tools.newId(),
    question: request.text,
    mode: "quotes" as const,
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
