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
  type Leaf,
  linked,
  paragraph,
  plain,
  section,
  shortened,
  small,
  words,
} from "./slack-blocks.js";
import { quotedText, sourceLeaves } from "./write-slack-quote.js";

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
    paragraph(...sourceLeaves(reply.quote, reply.texts, null)),
    ...(before === "" ? [] : [paragraph(words(before))]),
    {
      type: "rich_text",
      elements: [{ type: "rich_text_quote", elements: [words(quotedText(reply.quote), { bold: true })] }],
    },
    ...(after === "" ? [] : [paragraph(words(after))]),
  ];
};

export const contextView = (reply: ContextReply): types.ModalView => ({
  type: "modal",
  title: plain(reply.texts.contextTitle, 24),
  close: plain(reply.texts.close, 24),
  blocks: contextBlocks(reply),
});

/** Thanks for the thumb, and a field for the reason; nothing has to be written. */
export const reasonView = (thanks: string, texts: Texts, kept: string): types.ModalView => ({
  type: "modal",
  callback_id: REASON_VIEW,
  private_metadata: kept,
  title: plain(texts.buttons.reason, 24),
  submit: plain(texts.send, 24),
  close: plain(texts.cancel, 24),
  blocks: [
    section(thanks),
    {
      type: "input",
      block_id: REASON_FIELD,
      optional: true,
      label: plain(texts.reasonPrompt, 2_000),
      element: { type: "plain_text_input", action_id: REASON_FIELD, multiline: true, max_length: 1_000 },
    },
  ],
});

const documentLeaves = (document: DocumentSummary): Leaf[] => [
  linked(shortened(clean(document.title), 200) || document.id, document.url),
  words(
    [document.issuer ?? "", document.validity]
      .map(clean)
      .filter((part) => part !== "")
      .map((part) => ` · ${part}`)
      .join(""),
  ),
];

const list = (title: string, items: readonly (readonly Leaf[])[]): Block[] =>
  items.length === 0 ? [] : [divider, paragraph(words(title, { bold: true })), bullets(items)];

/** App Home: how to ask, the documents with their validity, the age of the index, and for maintainers the gaps. */
export const homeBlocks = (reply: HomeReply): Block[] => [
  header(reply.heading),
  ...(reply.howTo.length === 0 ? [] : [bullets(reply.howTo.map((line) => [words(clean(line))]))]),
  ...(reply.documents.length === 0
    ? [section(reply.texts.homeEmpty)]
    : list(reply.texts.homeDocuments, reply.documents.slice(0, MOST_DOCUMENTS).map(documentLeaves))),
  ...(reply.documents.length > MOST_DOCUMENTS ? [small(`… ${reply.documents.length}`)] : []),
  ...(reply.index === "" ? [] : [small(reply.index)]),
  ...list(
    reply.texts.homeGaps,
    reply.gaps
      .slice(0, MOST_GAPS)
      .map((gap) => [words(`${shortened(clean(gap.question), 300)} (${gap.asked}×)`)]),
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
