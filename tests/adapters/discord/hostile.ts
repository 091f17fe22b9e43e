import fc from "fast-check";

/** Pieces of Discord's own markup, to be shuffled into texts. */
const PIECES = [
  "*",
  "**",
  "_",
  "__",
  "~~",
  "|",
  "||",
  "`",
  "```",
  "> ",
  ">>> ",
  "# ",
  "### ",
  "-# ",
  "- ",
  "1. ",
  "\n",
  " ",
  "\\",
  "[",
  "](",
  ")",
  "<",
  ">",
  "@everyone",
  "@here",
  "<@123456789012345678>",
  "<@&123456789012345678>",
  "<#123456789012345678>",
  "<:blob:123456789012345678>",
  ":smile:",
  "<t:1700000000:R>",
  "https://a.example/x_y_z",
  "http://b.example/(c)",
  "[click](https://evil.example)",
  "discord.gg/abc",
  "https://discord.com/invite/abc",
  "</ask:123456789012345678>",
  "<id:customize>",
  "word",
  "x",
  "12:30",
  "年满六十周岁",
  "👩‍👩‍👧",
  "é",
  "$&",
  "$1",
  "&lt;",
] as const;

export const hostileText = (most: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }),
      {
        minLength: 1,
        maxLength: 60,
      },
    )
    .map((pieces) => pieces.join("").slice(0, most))
    // Half a surrogate pair is no character.
    .map((text) =>
      text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "?"),
    );

/** Layout may fold white space, and marks that show nothing may go; every visible character stays. */
export const visibly = (text: string): string =>
  text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g,
      "",
    )
    .replace(/\udb40[\udc00-\udc7f]/g, "")
    .replace(/\s+/g, " ")
    .trim();
