import type { Library } from "./answerer.js";
import { groupGaps } from "./gaps.js";
import type { Visit } from "./message.js";
import type { MessageContext } from "./message-context.js";
import { notice } from "./notice.js";
import type { DocumentSummary, HomeReply, Response } from "./reply.js";
import type { BotServices } from "./services.js";
import { fill } from "./texts/choose.js";
import type { Texts } from "./texts.js";
import { validityText } from "./validity-text.js";

const PROMPTS = 4;
const GAPS = 10;
/** Gaps on the bot's page are those of the last month. */
const GAP_WINDOW_MS = 30 * 86_400_000;

const ageText = (texts: Texts, builtAt: string, now: number): string => {
  const minutes = Math.max(0, Math.floor((now - Date.parse(builtAt)) / 60_000));
  if (!Number.isFinite(minutes)) return builtAt;
  if (minutes < 90) return fill(texts.home.minutes, { n: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? fill(texts.home.hours, { n: hours })
    : fill(texts.home.days, { n: Math.floor(hours / 24) });
};

const summaries = (texts: Texts, library: Library): DocumentSummary[] =>
  library.documents.map((document) => ({
    id: document.id,
    title: document.title,
    issuer: document.issuer,
    validity: validityText(texts, document),
    url: document.url,
    sections: document.headings,
  }));

/** One heading of each document in turn, so that every document is offered. */
const prompts = (texts: Texts, library: Library): string[] => {
  const offered: string[] = [];
  for (let depth = 0; depth < 3; depth++)
    for (const { title, headings } of library.documents) {
      // The first heading is often the title once more.
      const heading = headings.filter((words) => words !== title && words.length <= 60)[depth];
      if (heading !== undefined) offered.push(fill(texts.home.prompt, { title, heading }));
    }
  return offered.slice(0, PROMPTS);
};

/** The bot's own page, the greeting of a private conversation, or the documents to browse. */
export const visit = async (
  services: BotServices,
  context: MessageContext,
  message: Visit,
): Promise<Response> => {
  const { texts, access } = context;
  const library = await services.answerer.describe(access.privateAudience);
  const documents = summaries(texts, library);
  const home = async (shown: readonly DocumentSummary[]): Promise<HomeReply> => ({
    type: "home",
    texts,
    private: true,
    heading: message.type === "opened" ? texts.greeting : texts.home.heading,
    howTo: texts.home.howTo,
    documents: shown,
    index: fill(texts.home.index, {
      age: ageText(texts, library.builtAt, services.clock()),
      generation: library.generation,
    }),
    prompts: prompts(texts, library),
    gaps:
      access.maintainer && message.type === "home"
        ? groupGaps(await services.store.questions.list({ since: services.clock() - GAP_WINDOW_MS }))
            .slice(0, GAPS)
            .map(({ question, asked }) => ({ question, asked }))
        : [],
  });
  if (message.type !== "browse" || message.text === "") return { reply: await home(documents) };
  const chosen = documents.filter(({ id }) => id === message.text);
  if (chosen.length === 0) return { reply: notice(texts, texts.replies.noSuchDocument) };
  return { reply: await home(chosen) };
};
