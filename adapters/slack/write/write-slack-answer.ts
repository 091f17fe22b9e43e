import { leadAndNotes } from "../../../src/answering/composing/lead.js";
import type { Answer, AnswerQuote } from "../../../src/answering/schema.js";
import type { AnswerReply } from "../../../src/bot/reply.js";
import type { Texts } from "../../../src/bot/texts.js";
import {
  type Block,
  bullets,
  charsOf,
  clean,
  MOST_BLOCKS,
  MOST_MESSAGE_CHARS,
  paragraph,
  shortened,
  smallText,
  textElement,
} from "./slack-blocks.js";
import { answerButtons, button, ONE_PAGE } from "./write-buttons.js";
import { type Group, groupsOf, type Stated } from "./write-slack-groups.js";
import { quoteBlock } from "./write-slack-quote.js";

/** So many fit a message in every case; with "show all" on offer only the first few are shown at first. */
export const MOST_QUOTES = 8;
export const FIRST_QUOTES = 3;
const MOST_CHOICES = 8;
const MOST_CLOSEST = 3;
/** Kept free for notices, page number and buttons. */
const RESERVED_BLOCKS = 8;
const MOST_NOTICE = 300;
const MOST_SENTENCE = 1_000;
const MOST_NOTE = 200;

/** Fills pages in order; a group is never divided. */
const pagesOf = (groups: readonly Group[], charsFree: number, mostQuotes = MOST_QUOTES): Group[][] => {
  const pages: Group[][] = [[]];
  let blocks = 0;
  let chars = 0;
  let quotes = 0;
  for (const group of groups) {
    const more = charsOf(group.blocks);
    const full =
      blocks + group.blocks.length > MOST_BLOCKS - RESERVED_BLOCKS ||
      chars + more > charsFree ||
      quotes + group.quotes.length > mostQuotes;
    if (full && blocks > 0) {
      pages.push([]);
      blocks = 0;
      chars = 0;
      quotes = 0;
    }
    pages.at(-1)?.push(group);
    blocks += group.blocks.length;
    chars += more;
    quotes += group.quotes.length;
  }
  return pages;
};

/** The first page of what is said so far. */
export const firstPageBlocks = (said: Stated, texts: Texts, charsFree: number, mostQuotes: number): Block[] =>
  (pagesOf(groupsOf(said, texts), charsFree, mostQuotes)[0] ?? []).flatMap((group) => group.blocks);

/** What is said of the documents' validity where it was asked for. */
const leadBlocks = (answer: Answer): Block[] =>
  leadAndNotes(answer.notices).lead.map((text) =>
    paragraph(textElement(shortened(clean(text), MOST_NOTICE), { bold: true })),
  );

const noticeBlocks = (answer: Answer, texts: Texts): Block[] => {
  const { notes } = leadAndNotes(answer.notices);
  return notes.length === 0
    ? []
    : [
        bullets(
          notes
            .slice(0, 6)
            .map(({ kind, text }) => [
              textElement(`${texts.noticeKinds[kind]}: `, { bold: true }),
              textElement(shortened(clean(text), MOST_NOTICE)),
            ]),
        ),
      ];
};

export const understood = (answer: Pick<Answer, "context">, texts: Texts): string | null =>
  answer.context === undefined
    ? null
    : texts.understoodAs.replace("{question}", () => shortened(clean(answer.context?.question ?? ""), 500));

const answered = (reply: AnswerReply): Block[] => {
  const { answer, texts, buttons } = reply;
  const lead = leadBlocks(answer);
  const notices = noticeBlocks(answer, texts);
  const charsFree = MOST_MESSAGE_CHARS - 1_500 - charsOf(notices) - charsOf(lead);
  const collapsible = buttons.includes("show-all") && !reply.replace && reply.page === 0;
  const pages = pagesOf(groupsOf(answer, texts), charsFree, collapsible ? FIRST_QUOTES : MOST_QUOTES);
  const page = Math.min(Math.max(0, reply.page), pages.length - 1);
  const collapsed = collapsible && pages.length > 1;
  const groups = pages[page] ?? [];
  const shown = groups.flatMap((group) => group.quotes);
  const paging = { page, pages: pages.length, collapsed };
  const filled = (text: string): string =>
    text
      .replace("{shown}", String(answer.form === "sentences" ? shown.length : groups.length))
      .replace("{total}", String(answer.form === "sentences" ? answer.quotes.length : pages.flat().length))
      .replace("{page}", String(page + 1))
      .replace("{pages}", String(pages.length));
  const told = collapsed ? filled(texts.more) : `${filled(texts.more)} ${filled(texts.page)}`;
  const more = pages.length < 2 ? [] : [smallText(told)];
  return [
    ...lead,
    ...groups.flatMap((group) => group.blocks),
    ...more,
    ...notices,
    ...answerButtons(reply, shown, paging),
  ];
};

const choiceBlocks = (label: string, quote: AnswerQuote | undefined, texts: Texts): Block[] => [
  paragraph(textElement(shortened(clean(label), 300) || "?", { bold: true })),
  ...(quote === undefined ? [] : [quoteBlock(quote, texts, null)]),
];

const ambiguous = (reply: AnswerReply & { answer: Extract<Answer, { outcome: "ambiguous" }> }): Block[] => {
  const { answer, texts } = reply;
  const groups = answer.choices.slice(0, MOST_CHOICES).map((choice) => ({
    blocks: choiceBlocks(choice.label, choice.quotes[0], texts),
    quotes: [],
  }));
  const [fitting = []] = pagesOf(groups, MOST_MESSAGE_CHARS - 2_000);
  const choose = answer.choices
    .slice(0, 20)
    .map((choice, index) =>
      button({ action: "choose", answerId: answer.id, value: String(index) }, choice.label),
    );
  return [
    ...leadBlocks(answer),
    paragraph(textElement(sentenceOf(answer, texts), { bold: true })),
    ...fitting.flatMap((group) => group.blocks),
    ...(choose.length === 0 ? [] : [{ type: "actions" as const, elements: choose }]),
    ...noticeBlocks(answer, texts),
    ...answerButtons(reply, [], ONE_PAGE),
  ];
};

/** The answer's own sentence, the same in every chat. */
export const sentenceOf = (answer: Answer, texts: Texts): string =>
  shortened(clean(answer.answer), MOST_SENTENCE) || texts.outcomes[answer.outcome];

const notCovered = (answer: Answer, texts: Texts): Block[] => [
  paragraph(textElement(sentenceOf(answer, texts), { bold: true })),
  ...(answer.closest.length === 0
    ? []
    : [
        smallText(texts.closest),
        ...answer.closest.slice(0, MOST_CLOSEST).map((quote) => quoteBlock(quote, texts, null)),
      ]),
  ...noticeBlocks(answer, texts),
];

/** What stands above an answer: what was cut off its question, and how the question was understood. */
export const aboveBlocks = (
  { note, context }: Pick<Answer, "context"> & { readonly note: string | null },
  texts: Texts,
): Block[] => {
  const first = understood({ context }, texts);
  return [
    ...(note === null ? [] : [smallText(shortened(clean(note), MOST_NOTE))]),
    ...(first === null ? [] : [smallText(first)]),
  ];
};

/** One page of an answer as blocks; each outcome has a layout of its own. Pure. */
export const answerBlocks = (reply: AnswerReply): Block[] => {
  const { answer, texts } = reply;
  const before = aboveBlocks({ note: reply.note ?? null, context: answer.context }, texts);
  const after = (): Block[] => answerButtons(reply, [], ONE_PAGE);
  switch (answer.outcome) {
    case "answered":
      return [...before, ...answered(reply)];
    case "ambiguous":
      return [...before, ...ambiguous({ ...reply, answer })];
    case "not-covered":
      return [...before, ...notCovered(answer, texts), ...after()];
    case "not-allowed":
      return [
        paragraph(textElement(sentenceOf(answer, texts), { bold: true })),
        ...(answer.answer.includes(answer.needed)
          ? []
          : [paragraph(textElement(shortened(clean(answer.needed), 1_000) || "…"))]),
        ...after(),
      ];
    case "unavailable":
      return [
        paragraph(textElement(`⚠️ ${shortened(clean(answer.error.message), 1_000)}`, { bold: true })),
        paragraph(textElement(shortened(clean(answer.error.cure), 1_000) || "…")),
        ...(answer.error.cure.includes(answer.error.id)
          ? []
          : [smallText(texts.errorId.replace("{id}", () => answer.error.id))]),
        ...after(),
      ];
  }
};
