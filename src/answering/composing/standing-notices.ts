import { statusOf } from "../../documents/validity.js";
import type { Standing } from "../finding/standing.js";
import type { Question } from "../question/question.js";
import type { Notice } from "../schema.js";
import { readableDate } from "./wording/readable-date.js";
import type { Wording } from "./wording/wording.js";

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
