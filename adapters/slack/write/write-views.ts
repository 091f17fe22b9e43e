import type { types } from "@slack/bolt";
import type { ContextReply, DocumentSummary, HomeReply } from "../../../src/bot/reply.js";
import type { Texts } from "../../../src/bot/texts.js";
import { REASON_FIELD, REASON_VIEW } from "../read/interaction-ids.js";
import {
  type Block,
  bullets,
  clean,
  divider,
  header,
  type InlineElement,
  linkElement,
  paragraph,
  plainText,
  section,
  shortened,
  smallText,
  textElement,
} from "./slack-blocks.js";
import { quotedText, sourceElements } from "./write-slack-quote.js";

const MOST_AROUND = 1_400;
const MOST_DOCUMENTS = 40;
const MOST_GAPS = 20;

const lastPart = (text: string): string =>
  text.length <= MOST_AROUND ? text : `…${text.slice(1 - MOST_AROUND).replace(/^\S*\s/u, " ")}`;
const firstPart = (text: string): string =>
  text.length <= MOST_AROUND ? text : `${text.slice(0, MOST_AROUND - 1).replace(/\s\S*$/u, " ")}…`;

/** The text around a quote, the quote marked by a bar at its side and by weight. */
export const contextBlocks = (reply: ContextReply): Block[] => {
  const before = lastPart(clean(reply.before));
  const after = firstPart(clean(reply.after));
  return [
    paragraph(...sourceElements(reply.quote, reply.texts, null)),
    ...(before === "" ? [] : [paragraph(textElement(before))]),
    {
      type: "rich_text",
      elements: [
        { type: "rich_text_quote", elements: [textElement(quotedText(reply.quote), { bold: true })] },
      ],
    },
    ...(after === "" ? [] : [paragraph(textElement(after))]),
  ];
};

export const contextView = (reply: ContextReply): types.ModalView => ({
  type: "modal",
  title: plainText(reply.texts.contextTitle, 24),
  close: plainText(reply.texts.close, 24),
  blocks: contextBlocks(reply),
});

/** Thanks for the thumb, and a field for the reason; nothing has to be written. */
export const reasonView = (thanks: string, texts: Texts, kept: string): types.ModalView => ({
  type: "modal",
  callback_id: REASON_VIEW,
  private_metadata: kept,
  title: plainText(texts.buttons.reason, 24),
  submit: plainText(texts.send, 24),
  close: plainText(texts.cancel, 24),
  blocks: [
    section(thanks),
    {
      type: "input",
      block_id: REASON_FIELD,
      optional: true,
      label: plainText(texts.reasonPrompt, 2_000),
      element: { type: "plain_text_input", action_id: REASON_FIELD, multiline: true, max_length: 1_000 },
    },
  ],
});

const documentElements = (document: DocumentSummary): InlineElement[] => [
  linkElement(shortened(clean(document.title), 200) || document.id, document.url),
  textElement(
    [document.issuer ?? "", document.validity]
      .map(clean)
      .filter((part) => part !== "")
      .map((part) => ` · ${part}`)
      .join(""),
  ),
];

const list = (title: string, items: readonly (readonly InlineElement[])[]): Block[] =>
  items.length === 0 ? [] : [divider, paragraph(textElement(title, { bold: true })), bullets(items)];

/** App Home: how to ask, the documents with their validity, the age of the index, and for maintainers the gaps. */
export const homeBlocks = (reply: HomeReply): Block[] => [
  header(reply.heading),
  ...(reply.howTo.length === 0 ? [] : [bullets(reply.howTo.map((line) => [textElement(clean(line))]))]),
  ...(reply.documents.length === 0
    ? [section(reply.texts.homeEmpty)]
    : list(reply.texts.homeDocuments, reply.documents.slice(0, MOST_DOCUMENTS).map(documentElements))),
  ...(reply.documents.length > MOST_DOCUMENTS ? [smallText(`… ${reply.documents.length}`)] : []),
  ...(reply.index === "" ? [] : [smallText(reply.index)]),
  ...list(
    reply.texts.homeGaps,
    reply.gaps
      .slice(0, MOST_GAPS)
      .map((gap) => [textElement(`${shortened(clean(gap.question), 300)} (${gap.asked}×)`)]),
  ),
];

export const homeView = (reply: HomeReply): types.HomeView => ({ type: "home", blocks: homeBlocks(reply) });

/** Up to four questions to offer. */
export const suggestedPrompts = (reply: HomeReply): { title: string; message: string }[] =>
  reply.prompts
    .map(clean)
    .filter((prompt) => prompt !== "")
    .slice(0, 4)
    .map((prompt) => ({ title: shortened(prompt, 75), message: shortened(prompt, 500) }));
