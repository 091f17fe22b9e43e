/**
 * One spelling for what typography varies: compatibility forms (full-width digits, superscripts), quotes, dashes,
 * and the invisible characters that would hide a word from a comparison. For comparing only; positions are lost.
 */
export function normalise(text: string): string {
  return (
    text
      .replace(/\u00BD/g, " 1/2")
      .replace(/\u00BC/g, " 1/4")
      .replace(/\u00BE/g, " 3/4")
      .normalize("NFKC")
      .replace(/\p{Cf}|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/gu, "")
      .replace(/[\u2018\u2019\u02BC]/g, "'")
      .replace(/[\u201C\u201D\u300C\u300D\u00AB\u00BB]/g, '"')
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/\s+/g, " ")
      // "R5,000": the sign is a letter.
      .replace(/(?<![A-Za-z\d])(R|Rs\.?|kr)(?=\d{1,3}(?:,\d{3})+(?!\d))/g, "$1 ")
      // "5 euros 10" is 5.10 euros.
      .replace(
        /(?<![\d.,])(\d+) (euros?|dollars?|pounds?|francs?|yuan)(?: and)? (\d\d)(?: cents?| pence| p(?![a-z]))?(?=[.,;:)]? |[.,;:)]?$)(?! (?:percent|per cent|days|times))/gi,
        "$1.$3 $2",
      )
      // A quarter is three months, written either way.
      .replace(/(?<![A-Za-z])every (?:three|3) months(?![A-Za-z])/gi, "quarterly")
      .replace(/(?<![A-Za-z])(?:every (?:six|6) months|semi-?annually)(?![A-Za-z])/gi, "half-yearly")
      .trim()
  );
}

/** Replaces a stretch by spaces, so that a second reader does not see it and positions stay. */
export const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
