import { sentenceAt } from "../../retrieval/corpus.js";
import type { DraftResult, DraftStatement } from "../drafting/draft-answer.js";
import { translationNotice } from "../drafting/language.js";
import { conflictNotices, conflictsAmong } from "../finding/conflict.js";
import type { Decision } from "../finding/decision.js";
import type { Found } from "../finding/find.js";
import { selectQuotes } from "../finding/select-quotes.js";
import type { Answer, AnswerQuote, Notice } from "../schema.js";
import { baseOf, type Circumstances, uncertainNotice } from "./base.js";
import { compose } from "./compose.js";
import { noticesAbout, standingNotices } from "./notices.js";
import { firstUse } from "./quoted-rows.js";
import { foldSpace, quoteAt } from "./quotes.js";
import type { DegradedCause } from "./wording/wording.js";

/**
 * Turns what a model drafted into the public answer. The model decides words and sentence numbers; quotes, notices and
 * everything else come from the documents. Where its draft cannot be used, the decision of retrieval is the answer.
 */
export function composeDraft(
  draft: DraftResult,
  decision: Decision,
  found: Found,
  circumstances: Circumstances,
): Answer {
  switch (draft.kind) {
    case "degraded":
      return quotesOnly(decision, circumstances, draft.reason);
    case "not-covered": {
      // An attack can make a model say it; where retrieval is sure, the quotes stand.
      if (decision.outcome === "answered" && !decision.uncertain)
        return quotesOnly(decision, circumstances, "not-covered");
      const closest = selectQuotes(found.candidates, 3);
      return { ...compose({ outcome: "not-covered", closest }, circumstances), mode: "model" };
    }
    case "ambiguous":
      return offerChoices(draft.choices, circumstances);
    case "answered":
      return state(draft.statements, decision, found, circumstances);
  }
}

function quotesOnly(decision: Decision, circumstances: Circumstances, cause: DegradedCause): Answer {
  const { wording } = circumstances;
  const answer = compose(decision, circumstances);
  const detail = wording.degraded[cause];
  const text = wording.notice.degraded({ title: "", date: null, detail });
  return { ...answer, notices: [...answer.notices, { kind: "degraded", text }] };
}

function offerChoices(
  drafted: readonly { readonly label: string; readonly sentences: readonly string[] }[],
  circumstances: Circumstances,
): Answer {
  const { wording } = circumstances;
  const choices = drafted.map(({ label, sentences }) => ({
    label,
    quotes: sentences.map((row) => quoteIn(Number(row), circumstances)),
  }));
  const rows = drafted.flatMap(({ sentences }) => sentences.map(Number));
  const notices = validityNotices(rows, circumstances);
  const base = baseOf(circumstances);
  return { ...base, mode: "model", outcome: "ambiguous", answer: wording.ambiguous, choices, notices };
}

/** A model that points at both sentences has judged that both answer: fewer words in common will do. */
const BOTH_ASKED_FOR = 0.4;

function state(
  drafted: readonly DraftStatement[],
  decision: Decision,
  found: Found,
  circumstances: Circumstances,
): Answer {
  const { question, wording } = circumstances;
  const { request } = question;
  const used = firstUse();
  const statements = drafted.map(({ text, sentences }) => ({
    text,
    quotes: sentences.map((row) => used.placeOf(Number(row))),
  }));
  const quoted = found.candidates.filter(({ row }) => used.rows.includes(row));
  const byRule = conflictsAmong(quoted, found.candidates, request.asOf);
  const conflicts = byRule.length > 0 ? byRule : conflictsAmong(quoted, quoted, request.asOf, BOTH_ASKED_FOR);
  for (const { row, stored, sentence } of conflicts.flatMap(({ one, other }) => [one, other])) {
    if (used.rows.includes(row)) continue;
    // The other side in its own words: a statement that is its quote.
    const text = foldSpace(stored.document.text.slice(sentence.start, sentence.end));
    statements.push({ text, quotes: [used.placeOf(row)] });
  }
  const standings = decision.outcome === "answered" ? (decision.standings ?? []) : [];
  const sure = decision.outcome === "answered" && !decision.uncertain;
  return {
    ...baseOf(circumstances),
    mode: "model",
    outcome: "answered",
    answer: statements.map(({ text }) => text).join("\n"),
    statements,
    quotes: used.rows.map((row) => quoteIn(row, circumstances)),
    notices: [
      ...standingNotices(standings, question, wording),
      ...(sure ? [] : [uncertainNotice(wording)]),
      ...conflictNotices(conflicts, wording),
      ...validityNotices(used.rows, circumstances),
      ...translationNotices(drafted, circumstances),
    ],
  };
}

const sentenceOf = (row: number, { library }: Circumstances) => sentenceAt(library.searcher.corpus, row);

const quoteIn = (row: number, { library, question, tools }: Circumstances): AnswerQuote =>
  quoteAt(library.searcher.corpus, row, question.request.asOf, tools.link);

function validityNotices(rows: readonly number[], circumstances: Circumstances): Notice[] {
  const { question, wording } = circumstances;
  const documents = rows.map((row) => sentenceOf(row, circumstances).stored);
  return noticesAbout(documents, question.request.asOf, wording);
}

/** Statements in another language than their quotes are no official text: one notice for each authoritative language. */
function translationNotices(drafted: readonly DraftStatement[], circumstances: Circumstances): Notice[] {
  const { language } = circumstances.question;
  const rows = drafted.flatMap(({ sentences, translated }) => (translated ? sentences.map(Number) : []));
  const authoritative = rows.map((row) => {
    const { metadata } = sentenceOf(row, circumstances).stored.document;
    return metadata.authoritativeLanguage ?? metadata.language;
  });
  return [...new Set(authoritative)].map((of) => ({
    kind: "translation",
    text: translationNotice(language, of),
  }));
}
