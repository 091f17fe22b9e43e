import type { ThreadQuestion } from "../storage/store.js";
import { type Access, accessOf } from "./access.js";
import type { IncomingMessage } from "./message.js";
import type { BotServices } from "./services.js";
import { textsFor } from "./texts/choose.js";
import type { Texts } from "./texts.js";

/** Where and by whom something was said, looked up once. The keys are hashes, from which no person can be read. */
export interface MessageContext {
  readonly access: Access;
  readonly texts: Texts;
  readonly personKey: string;
  readonly placeKey: string;
  readonly threadKey: string;
  /** What was asked before in the thread, newest first; empty for anything but questions. */
  readonly earlier: readonly ThreadQuestion[];
}

/** A follow-up is understood by the last question; a model may be shown these many. */
const EARLIER_AT_MOST = 3;

export const messageContextOf = async (
  services: BotServices,
  message: IncomingMessage,
): Promise<MessageContext> => {
  const { place, person } = message;
  const { keys, store, clock } = services;
  const threadKey = keys.thread(place);
  return {
    access: accessOf(services.rules(), services.defaults(place.platform), place, person),
    texts: textsFor(person.locale),
    personKey: keys.person(place.platform, person),
    placeKey: keys.place(place),
    threadKey,
    earlier:
      message.type === "question" ? await store.threads.recall(threadKey, EARLIER_AT_MOST, clock()) : [],
  };
};
