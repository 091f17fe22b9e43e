import { MONTH_NAME } from "../facts/calendar.js";

const MONTH = `${MONTH_NAME}\\.?`;

/** What copying leaves behind where digits or words got lost. */
const PATTERNS: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  {
    // "is 38, mu", "more than 3, farmers": three digits are missing between the comma and what is counted.
    pattern:
      /\b(?:is|are|was|were|than|over|about|nearly|almost|exceed(?:s|ed|ing)?|reach(?:es|ed)?|total(?:s|ed|ing)?|of|to) \d{1,3}, (?:mu|hectares?|acres?|square|cubic|sq|km|kilomet(?:er|re)s?|met(?:er|re)s?|tons?|tonnes?|kg|kilograms?|yuan|rmb|euros?|eur|dollars?|usd|pounds?|gbp|yen|percent|people|persons|employees|workers|residents|households|farmers|companies|firms|enterprises|units|inhabitants|visitors|students)\b/gu,
    what: "a number that lost its last digits",
  },
  { pattern: /\b\d{1,3},(?=[.;:)])/gu, what: "a number that lost its last digits" },
  {
    pattern: new RegExp(`\\b${MONTH} \\d{1,2}(?:st|nd|rd|th), \\d{1,2}(?=[,.;)]|\\s*$)`, "gimu"),
    what: "a date whose year lost digits",
  },
  {
    pattern: /\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil) \d{1,2}(?=, \p{Lu}|;)/gu,
    what: "a year that lost digits",
  },
  { pattern: /\p{L} \*(?: ?\*)+ \p{L}/gu, what: "words replaced by asterisks" },
  { pattern: /\ufffd/gu, what: "characters that could not be decoded" },
];

/** More of one kind are counted, not listed. */
const MOST_LISTED = 5;

/** Plain sentences about places where the text itself seems damaged, with their lines; empty for a sound text. */
export function damageWarnings(text: string): string[] {
  const warnings: string[] = [];
  for (const { pattern, what } of PATTERNS) {
    const places = [...text.matchAll(pattern)];
    const lines = lineNumbers(
      text,
      places.map((place) => place.index),
    );
    const listed = places
      .slice(0, MOST_LISTED)
      .map((place, at) => `${JSON.stringify(place[0])} in line ${lines[at]}`)
      .join(", ");
    const more = places.length > MOST_LISTED ? ` and ${places.length - MOST_LISTED} more` : "";
    if (places.length > 0) warnings.push(`Damaged? ${listed}${more} looks like ${what}.`);
  }
  return warnings;
}

/** 1-based line of each of the rising `offsets`. */
function lineNumbers(text: string, offsets: readonly number[]): number[] {
  let line = 1;
  let at = 0;
  return offsets.map((offset) => {
    for (; at < offset; at++) if (text.charCodeAt(at) === 10) line++;
    return line;
  });
}
