import type { DocumentMetadata, PartialDate } from "./document.js";

export const STATUSES = [
  "in-force",
  "ended",
  "not-yet-in-force",
  "not-adopted",
  "report",
  "unknown",
] as const;
export type Status = (typeof STATUSES)[number];

/** The labels a reader must see beside a quote. */
export type ValidityLabel = Exclude<Status, "in-force" | "unknown">;

export type Validity = Pick<DocumentMetadata, "kind" | "effectiveFrom" | "effectiveUntil">;

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** YYYY, YYYY-MM or YYYY-MM-DD that exists in the calendar. */
export function isPartialDate(value: string): boolean {
  const [, year, month = "01", day = "01"] = PARTIAL_DATE.exec(value) ?? [];
  if (year === undefined) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

/** First day of a partial date, as YYYY-MM-DD. */
export const firstDay = (date: PartialDate): string => date + "-01-01".slice(date.length - 4);

/** A bound at or after the last day of a partial date; it compares right as text and need not exist (31 February). */
export const lastDay = (date: PartialDate): string => date + "-12-31".slice(date.length - 4);

/** `asOf` is YYYY-MM-DD; both ends of a document's time are inclusive. */
const hasEnded = ({ effectiveUntil }: Validity, asOf: string): boolean =>
  effectiveUntil !== null && asOf > lastDay(effectiveUntil);

const isYetToStart = ({ effectiveFrom }: Validity, asOf: string): boolean =>
  effectiveFrom !== null && asOf < firstDay(effectiveFrom);

/** The one status of a document on a day (`asOf`, YYYY-MM-DD). */
export function statusOf(document: Validity, asOf: string): Status {
  if (document.kind === "proposal") return "not-adopted";
  if (hasEnded(document, asOf)) return "ended";
  if (document.kind === "report") return "report";
  if (isYetToStart(document, asOf)) return "not-yet-in-force";
  const dated = document.effectiveFrom !== null || document.effectiveUntil !== null;
  return dated ? "in-force" : "unknown";
}

/** Every label that applies on a day, in the order of STATUSES: a report about an ended plan carries both. */
export function labelsOf(document: Validity, asOf: string): readonly ValidityLabel[] {
  const labels: ValidityLabel[] = [];
  if (hasEnded(document, asOf)) labels.push("ended");
  if (isYetToStart(document, asOf)) labels.push("not-yet-in-force");
  if (document.kind === "proposal") labels.push("not-adopted");
  if (document.kind === "report") labels.push("report");
  return labels;
}
