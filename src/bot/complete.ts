import { audienceFor } from "./access.js";
import type { Completion } from "./message.js";
import type { MessageContext } from "./message-context.js";
import type { Response } from "./reply.js";
import type { BotServices } from "./services.js";

const MOST = 25;

const folded = (text: string): string => text.normalize("NFKC").toLowerCase().trim();

/** Titles that hold the words typed so far, of the documents this place may use and no others. */
export const complete = async (
  services: BotServices,
  context: MessageContext,
  message: Completion,
): Promise<Response> => {
  const library = await services.answerer.describe(audienceFor(context.access, message.place, false));
  const words = folded(message.text).split(/\s+/u).filter(Boolean);
  const matching = library.documents.filter(({ title, id }) =>
    words.every((word) => folded(`${title} ${id}`).includes(word)),
  );
  const starts = (title: string): number => (folded(title).startsWith(folded(message.text)) ? 0 : 1);
  const choices = [...matching]
    .sort((a, b) => starts(a.title) - starts(b.title) || a.title.localeCompare(b.title, "en"))
    .slice(0, MOST)
    .map(({ id, title }) => ({ label: title, value: id }));
  return { reply: { type: "completions", texts: context.texts, private: true, choices } };
};
