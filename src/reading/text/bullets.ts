const MARKER =
  /^(?:[-*+•·‣▪◦●○■□◆►▶–—][ \t\u00a0\u3000]+|[•‣▪●■◆►▶]|o[ \t]{2,}|\([a-z]{1,4}\)[ \t]+|[a-z]\)[ \t]+|\(?\d{1,2}\)[ \t]*|[（(]\d{1,2}[）)][ \t]*|\d{1,2}）[ \t]*|[①-⑳⑴-⒇][ \t]*)(?=\S)/u;

/** How many units of a line are the mark of a list item with the white space after it; 0 for other lines. */
export const bulletMark = (words: string): number => MARKER.exec(words.slice(0, 20))?.[0].length ?? 0;
