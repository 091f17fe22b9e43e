import fc from "fast-check";

/** Pieces that documents and their enemies are made of: structure, marks, every script, halves of characters. */
const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "The fee is 5 euros. ",
      "Co., Ltd. ",
      "e.g. ",
      "1. Scope. ",
      "II. Aims\n",
      "- item\n",
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "\n",
      "\r\n",
      "\r",
      "\n\n",
      " ",
      "   ",
      "\t",
      "\f",
      "\u2028",
      "\u00a0",
      "\u3000",
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("第一章 总则\n", "（一）范围。", "如下：\n", "① 可以；", "“好。”", "……"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "مرحبا بالعالم. ",
      "\u202eabc\u202c",
      "שלום! ",
      "👩‍👩‍👧 ",
      "🇩🇪",
      "é̂̃",
      "ﬁ",
      "İ",
      "ß",
      "Ａ１",
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom("\ud800", "\udc00", "\ude00\ud83d", "\ufeff", "\u200b") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "</p>",
      "***",
      "| a | b |\n",
      "&nbsp;",
      "Read more\n",
      "> ",
      "# ",
      "```\n",
      "Article 5\n",
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
);

export const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
