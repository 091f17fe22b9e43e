import { isAudienceName } from "../documents/audience.js";
import { isPartialDate } from "../documents/validity.js";
import { VerseError } from "../errors.js";

/** Today where the team is, as YYYY-MM-DD; `timeZone` null: where this process is. */
export function todayIn(timeZone: string | null, now: Date): string {
  if (timeZone === null) {
    const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
    return `${now.getFullYear()}-${month}-${day}`;
  }
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
}

export function checkAsOf(text: string): string {
  if (text.length === 10 && isPartialDate(text)) return text;
  throw new VerseError({
    code: "wrong-use",
    problem: `"${text}" is not a day.`,
    cure: "Write it as YYYY-MM-DD, such as 2026-03-31.",
  });
}

/** An audience that the program or a document of the catalogue knows. The message names no label that it was not given. */
export function checkAudience(name: string, labels: Iterable<string>): string {
  const known = new Set(["public", "internal", ...labels]);
  if (isAudienceName(name) && known.has(name)) return name;
  throw new VerseError({
    code: "wrong-use",
    problem: `There is no audience "${name}".`,
    cure: "Use public, internal, or a label that the catalogue gives a document.",
  });
}

export function checkTop(text: string): number {
  const top = Number(text);
  if (/^\d+$/.test(text) && top >= 1 && top <= 10) return top;
  throw new VerseError({
    code: "wrong-use",
    problem: `"${text}" is not a number of quotes.`,
    cure: "Give --top a number from 1 to 10.",
  });
}
