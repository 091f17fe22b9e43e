import { TakenBack } from "./in-flight.js";
import type { Changed } from "./message.js";
import type { Scene } from "./message-context.js";
import { cutQuestion } from "./question-text.js";
import type { Response } from "./response.js";
import type { BotParts } from "./services.js";

/**
 * The message that asked was edited or deleted. An edit reaches a question that still waits and nothing else: there
 * is no second answer. A deletion stops the work, and takes an answer back that was given in public.
 */
export const changed = async (parts: BotParts, scene: Scene, message: Changed): Promise<Response | null> => {
  const messageKey = parts.keys.message(message.place, message.messageId);
  const underway = parts.inFlight.get(messageKey);
  if (message.type === "edited") {
    const { text } = cutQuestion(message.text);
    if (underway !== undefined && text !== "") underway.text = text;
    return null;
  }
  if (underway !== undefined) {
    underway.abort.abort(new TakenBack());
    return null;
  }
  const record = await parts.store.questions.findByMessage(messageKey, parts.clock());
  if (record === null) return null;
  const refs = await parts.store.questions.refs(record.id);
  if (refs.length === 0) return null;
  return { reply: { type: "remove", texts: scene.texts, private: record.private, refs } };
};
