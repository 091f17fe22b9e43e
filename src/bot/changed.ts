import { TakenBack } from "./in-flight.js";
import type { Changed } from "./message.js";
import type { MessageContext } from "./message-context.js";
import { cutQuestion } from "./question-text.js";
import type { Response } from "./reply.js";
import type { BotServices } from "./services.js";

/**
 * The message that asked was edited or deleted. An edit reaches a question that still waits and nothing else: there
 * is no second answer. A deletion stops the work, and takes an answer back that was given in public.
 */
export const changed = async (
  services: BotServices,
  context: MessageContext,
  message: Changed,
): Promise<Response | null> => {
  const messageKey = services.keys.message(message.place, message.messageId);
  const inFlight = services.inFlight.get(messageKey);
  if (message.type === "edited") {
    const { text } = cutQuestion(message.text);
    if (inFlight !== undefined && text !== "") inFlight.text = text;
    return null;
  }
  if (inFlight !== undefined) {
    inFlight.abort.abort(new TakenBack());
    return null;
  }
  const record = await services.store.questions.findByMessage(messageKey, services.clock());
  if (record === null) return null;
  const refs = await services.store.questions.refs(record.id);
  if (refs.length === 0) return null;
  return { reply: { type: "remove", texts: context.texts, private: record.private, refs } };
};
