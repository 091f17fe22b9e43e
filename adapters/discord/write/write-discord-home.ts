import type { DocumentSummary, HomeReply } from "../../../src/bot/reply.js";
import { fill } from "../../../src/bot/texts/choose.js";
import { browseId } from "../read/interaction-ids.js";
import { box, buttonRows, NO_MENTIONS, type Outgoing, plainPages } from "./discord-components.js";
import { escapeLine, linkTarget } from "./escape-markdown.js";
import { type Block, COMPONENT_PAGE, layOut, PLAIN_PAGE } from "./page-layout.js";

const list = (title: string, items: readonly string[]): Block[] =>
  items.length === 0
    ? []
    : [{ parts: [title, ...items.map((item) => `- ${escapeLine(item)}`)].filter((part) => part !== "") }];

const summary = (document: DocumentSummary, withSections: boolean): Block => {
  const target = linkTarget(document.url);
  const title = escapeLine(document.title);
  const facts = [...(document.issuer === null ? [] : [document.issuer]), document.validity];
  return {
    parts: [
      `**${target === null ? title : `[${title}](${target})`}**`,
      `-# ${facts.map(escapeLine).join(" · ")}`,
      ...(withSections ? document.sections.map((section) => `- ${escapeLine(section)}`) : []),
    ],
  };
};

/** The list of documents, or one document (`documentId`, "" for the list) with its sections. */
export const writeHome = (reply: HomeReply, documentId: string, page: number): Outgoing => {
  const { texts } = reply;
  const alone = documentId !== "" && reply.documents.length === 1;
  const blocks: Block[] = alone
    ? [...reply.documents.map((document) => summary(document, true))]
    : [
        { parts: [`**${escapeLine(reply.heading)}**`] },
        ...list("", reply.howTo),
        ...(reply.documents.length === 0
          ? [{ parts: [escapeLine(texts.homeEmpty)] }]
          : [{ parts: [`**${escapeLine(texts.homeDocuments)}**`] }]),
        ...reply.documents.map((document) => summary(document, false)),
        ...list("", reply.prompts),
        ...list(
          `**${escapeLine(texts.homeGaps)}**`,
          reply.gaps.map(({ question, asked }) => `${question} (${asked})`),
        ),
      ];
  const whole: Block[] = [...blocks, { parts: [`-# ${escapeLine(reply.index)}`] }].filter(
    (block) => block.parts.join("").trim() !== "",
  );
  const pages = layOut(whole, COMPONENT_PAGE);
  const index = Math.min(Math.max(0, page), pages.length - 1);
  const footer =
    pages.length < 2 ? "" : `-# ${escapeLine(fill(texts.page, { page: index + 1, pages: pages.length }))}`;
  const turn = (number: number, label: string) => {
    const id = browseId(number, documentId);
    return id === null ? [] : [{ id, label }];
  };
  const back = index > 0 ? turn(index - 1, `◀ ${texts.previous}`) : [];
  const forth = index < pages.length - 1 ? turn(index + 1, `${texts.next} ▶`) : [];
  return {
    messages: [[box(pages[index] ?? [], footer), ...buttonRows([...back, ...forth])]],
    plain: plainPages(layOut(whole, PLAIN_PAGE)),
    mentions: NO_MENTIONS,
  };
};
