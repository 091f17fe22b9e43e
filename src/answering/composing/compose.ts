import type { Candidate } from "../finding/choose-sentences.js";
import { conflictNotices } from "../finding/conflict.js";
import type { Decision } from "../finding/decision.js";
import type { Found } from "../finding/find.js";
import type { Answer, AnswerQuote, Notice } from "../schema.js";
import { baseOf, type Circumstances, uncertainNotice } from "./base.js";
import { composeArranged } from "./compose-arranged.js";
import { noticesAbout, standingNotices } from "./notices.js";
import { foldSpace, quoteOf } from "./quotes.js";
import type { Wording } from "./wording/wording.js";

/** Turns a decision into the public answer in quotes-only mode: statement i is quote i with white space folded. */
export function compose(decision: Decision, circumstances: Circumstances): Answer {
  const { question, wording, tools } = circumstances;
  const { request } = question;
  const quote = ({ stored, sentence }: Candidate): AnswerQuote =>
    quoteOf(stored, sentence, request.asOf, tools.link);
  const notices = (of: readonly Candidate[]): Notice[] =>
    noticesAbout(
      of.map(({ stored }) => stored),
      request.asOf,
      wording,
    );
  if (decision.outcome === "arranged") return composeArranged(decision, circumstances);
  const standings = decision.outcome === "not-covered" ? [] : (decision.standings ?? []);
  const standing = standingNotices(standings, question, wording);
  const base = baseOf(circumstances);
  switch (decision.outcome) {
    case "answered": {
      const quotes = decision.chosen.map(quote);
      const statements = quotes.map(({ text }, i) => ({ text: foldSpace(text), quotes: [i] }));
      const uncertain = decision.uncertain ? [uncertainNotice(wording)] : [];
      const conflicts = conflictNotices(decision.conflicts, wording);
      const answer = [...standing, ...statements].map(({ text }) => text).join("\n");
      return {
        ...base,
        outcome: "answered",
        answer,
        statements,
        quotes,
        notices: [...standing, ...uncertain, ...conflicts, ...notices(decision.chosen)],
      };
    }
    case "not-covered": {
      const closest = decision.closest.map(quote);
      const titles = [...new Set(closest.map(({ document }) => document.title))];
      const answer =
        titles.length === 0 ? wording.notCovered : `${wording.notCovered} ${wording.closest(titles)}`;
      return { ...base, outcome: "not-covered", answer, closest, notices: notices(decision.closest) };
    }
    case "ambiguous": {
      const choices = decision.rivals.map((rival) => ({
        label: rival.stored.document.metadata.title,
        quotes: [quote(rival)],
      }));
      return {
        ...base,
        outcome: "ambiguous",
        answer: wording.ambiguous,
        choices,
        notices: [...standing, ...notices(decision.rivals)],
      };
    }
  }
}

/** Tells where a dictionary, an encoder or a reranker that is set up had no part in the search. */
export function withMissingParts(answer: Answer, found: Found, wording: Wording): Answer {
  const { unencoded, unranked, untranslated, pointed } = found;
  const texts = [unencoded && wording.unencoded[unencoded], unranked && wording.unranked[unranked]];
  const degraded = texts.flatMap((text) => (text === null ? [] : { kind: "degraded" as const, text }));
  const uncertain = { kind: "uncertain" as const, text: wording.untranslated };
  const first = untranslated && !pointed ? [uncertain] : [];
  return { ...answer, notices: [...first, ...answer.notices, ...degraded] };
}
