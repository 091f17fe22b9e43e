import { labelsOf, statusOf } from "../../documents/validity.js";
import type { StoredDocument } from "../../retrieval/corpus.js";
import type { Standing } from "../finding/standing.js";
import type { Question } from "../question/question.js";
import type { Notice } from "../schema.js";
import { languageName } from "./wording/choose-wording.js";
import { readableDate } from "./wording/readable-date.js";
import type { Wording } from "./wording/wording.js";

/** What a reader must know beside quotes of these documents, each document once. */
export function noticesAbout(quoted: Iterable<StoredDocument>, asOf: string, wording: Wording): Notice[] {
  return [...new Set(quoted)].flatMap(({ document: { metadata } }) => {
    const { title, effectiveFrom, effectiveUntil, caution, language, authoritativeLanguage } = metadata;
    const notices: Notice[] = labelsOf(metadata, asOf).map((kind) => {
      const bound = kind === "ended" ? effectiveUntil : kind === "not-yet-in-force" ? effectiveFrom : null;
      const date = bound && readableDate(bound, wording.language);
      return { kind, text: wording.notice[kind]({ title, date, detail: null }) };
    });
    if (caution) {
      notices.push({
        kind: "source-damaged",
        text: wording.notice["source-damaged"]({ title, date: null, detail: caution }),
      });
    }
    if (authoritativeLanguage && authoritativeLanguage !== language) {
      const detail = languageName(authoritativeLanguage, wording);
      notices.push({ kind: "translation", text: wording.notice.translation({ title, date: null, detail }) });
    }
    return notices;
  });
}

/** What the catalogue says of each document whose standing was asked after. */
export function standingNotices(
  standings: readonly Standing[],
  { standing, request: { asOf } }: Question,
  wording: Wording,
): Notice[] {
  const written = (date: string | null): string | null => date && readableDate(date, wording.language);
  return standings.map(({ stored, replacedBy, replaces }) => {
    const { metadata } = stored.document;
    const successor = replacedBy?.document.metadata;
    const text = wording.standing({
      title: metadata.title,
      status: statusOf(metadata, asOf),
      from: written(metadata.effectiveFrom),
      until: written(metadata.effectiveUntil),
      replacedBy: successor ? { title: successor.title, from: written(successor.effectiveFrom) } : null,
      replaces: replaces?.document.metadata.title ?? null,
      newer: standing?.newer ?? false,
    });
    return { kind: "validity", text };
  });
}
