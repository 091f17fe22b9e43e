import type { types } from "@slack/bolt";

export type Block = types.KnownBlock;
export type InlineElement = types.RichTextElement;

/** What one message can hold; Slack's own limits are 50 blocks, 3,000 a section and about 13,200 in all. */
export const MOST_BLOCKS = 50;
export const MOST_MESSAGE_CHARS = 11_000;
export const MOST_SECTION_CHARS = 3_000;
/** Above 4,000 a message can be posted but no longer updated. */
export const MOST_TEXT_CHARS = 3_900;
const MOST_LABEL = 75;

/** The three characters that mean something in Slack's text objects. */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * White space folded; invisible characters that reorder or hide their neighbours are dropped. Joiners stay:
 * emoji and several scripts are written with them.
 */
export const clean = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();

/**
 * At most so many UTF-16 units, with "…" where something was left out; never half a surrogate pair. Not for quotes,
 * which are never cut.
 */
export const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/u.test(cut) ? cut.slice(0, -1) : cut}…`;
};

/** A plain text object; Slack decodes entities in it, so it is escaped. */
export const plainText = (text: string, most = MOST_SECTION_CHARS): types.PlainTextElement => {
  const whole = clean(text);
  let kept = shortened(whole, most);
  while (escaped(kept).length > most) kept = shortened(whole, kept.length - 1);
  return { type: "plain_text", text: kept === "" ? " " : escaped(kept), emoji: false };
};

export const buttonLabel = (text: string): types.PlainTextElement => plainText(text, MOST_LABEL);

/** Rich text elements are literal: no entity, no markup and no mention is read out of them. */
export const textElement = (text: string, style?: types.RichTextText["style"]): InlineElement => ({
  type: "text",
  text,
  ...(style === undefined ? {} : { style }),
});

const isWebAddress = (url: string): boolean => /^https?:\/\/[^\s<>|]{1,2900}$/u.test(url);

/** A link where the catalogue or the viewer gave a proper address, else just the words. */
export const linkElement = (text: string, url: string | null): InlineElement =>
  url !== null && isWebAddress(url) ? { type: "link", url, text } : textElement(text);

/** Slack refuses empty texts: they are left out, and where nothing else is left a mark stands for them. */
export const nonEmpty = (elements: readonly InlineElement[]): InlineElement[] => {
  const kept = elements.filter((element) => element.type !== "text" || element.text !== "");
  return kept.length > 0 ? kept : [textElement("…")];
};

export const paragraph = (...elements: InlineElement[]): Block => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: nonEmpty(elements) }],
});

export const bullets = (items: readonly (readonly InlineElement[])[]): Block => ({
  type: "rich_text",
  elements: [
    {
      type: "rich_text_list",
      style: "bullet",
      elements: items.map((elements) => ({ type: "rich_text_section", elements: nonEmpty(elements) })),
    },
  ],
});

export const smallText = (text: string): Block => ({ type: "context", elements: [plainText(text)] });
export const header = (text: string): Block => ({ type: "header", text: plainText(text, 150) });
export const section = (text: string): Block => ({ type: "section", text: plainText(text) });
export const divider: Block = { type: "divider" };

/** Characters as Slack counts them against a message, every `text` escaped. */
export const charsOf = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + charsOf(item), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) =>
      sum + (key === "text" && typeof item === "string" ? escaped(item).length : charsOf(item)),
    0,
  );
};
