import type { AnswerQuote } from "../../answering/schema.js";

/** "in force until 31 Mar 2030"; empty when the catalogue says nothing of it. */
export function validityText({ status, effectiveFrom, effectiveUntil }: AnswerQuote["document"]): string {
  switch (status) {
    case "in-force":
      if (effectiveUntil) return `in force until ${readableDate(effectiveUntil)}`;
      return effectiveFrom ? `in force since ${readableDate(effectiveFrom)}` : "in force";
    case "ended":
      return effectiveUntil ? `ended ${readableDate(effectiveUntil)}` : "ended";
    case "not-yet-in-force":
      return effectiveFrom ? `not in force before ${readableDate(effectiveFrom)}` : "not in force yet";
    case "not-adopted":
      return "proposal, not adopted";
    case "report":
      return "report, not a rule";
    case "unknown":
      return "";
  }
}

/** A partial date as people write it: 2025, Mar 2025, 31 Mar 2030. */
export function readableDate(date: string): string {
  const [year = "", month, day] = date.split("-");
  if (!month) return year;
  const name = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" }).format(
    new Date(`${year}-${month}-01T00:00:00Z`),
  );
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}
