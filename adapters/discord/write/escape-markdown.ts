/** Control characters, zero-width spaces, direction overrides and tag characters: they show nothing and hide orders. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]|\udb40[\udc00-\udc7f]/g;
/** Wherever they stand these begin markup: emphasis, code, spoilers, links, mentions, emoji, time stamps. */
const ANYWHERE = /[\\*_~|`<>@[\]]|:(?=\S)|(?<=discord(?:app)?\.(?:gg|com))\//gi;
/** Headings, small text and lists are recognised at the start of a line only. */
const LINE_START = /^([^\S\n]*)(#{1,3}|-#?|\+|\d+\.)(?=\s|$)/gm;

/**
 * Text of a document, a person or a model as Discord markdown that shows the same visible characters, links nothing and
 * mentions no person or role. At most twice as long as the text.
 */
export const escapeText = (text: string): string =>
  text
    .replace(INVISIBLE, "")
    .replace(ANYWHERE, "\\$&")
    .replace(LINE_START, (_whole, space: string, mark: string) =>
      mark.endsWith(".") ? `${space}${mark.slice(0, -1)}\\.` : `${space}\\${mark}`,
    );

/** The same on one line: line breaks in a quote are those of its file, not of its meaning. */
export const escapeLine = (text: string): string => escapeText(text.replace(/\s+/g, " ").trim());

/** An address that may stand in a link: http or https, nothing in it that would end the link; else null. */
export const linkTarget = (url: string | null): string | null => {
  if (url === null || !/^https?:\/\//i.test(url)) return null;
  const target = url.replace(
    /[()<>\s"\\]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
  );
  return target.length > 512 ? null : target;
};
