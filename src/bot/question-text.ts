/** Longer questions are cut, with a note: nothing that long is one question. */
export const MAX_QUESTION_CHARS = 2_000;

/** The question without what cannot be seen, and whether it was cut. Never cuts a character in two. */
export const cutQuestion = (text: string): { readonly text: string; readonly cut: boolean } => {
  // Tag characters, zero-width and bidi controls carry hidden text; joiners inside emoji and scripts stay.
  const visible = text
    .replace(/[\u{E0000}-\u{E007F}\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/gu, "")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu, " ")
    .trim();
  if (visible.length <= MAX_QUESTION_CHARS) return { text: visible, cut: false };
  const last = visible.charCodeAt(MAX_QUESTION_CHARS - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? MAX_QUESTION_CHARS - 1 : MAX_QUESTION_CHARS;
  return { text: visible.slice(0, end).trimEnd(), cut: true };
};

export const isHelp = (text: string): boolean =>
  /^(?:help|\/?help|\?|？|帮助|怎么用|使用说明)[!.?！。？]*$/iu.test(text);
