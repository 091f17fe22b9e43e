import type { Turn } from "../storage/store.js";
import { type Access, accessOf } from "./access.js";
import type { IncomingMessage } from "./message.js";
import type { NoticeReply } from "./reply.js";
import type { BotParts } from "./services.js";
import { textsFor } from "./texts/choose.js";
import type { Texts } from "./texts.js";

/** Where and by whom something was said, looked up once. */
export interface Scene {
  readonly access: Access;
  readonly texts: Texts;
  readonly personKey: string;
  readonly placeKey: string;
  readonly threadKey: string;
  /** Newest first; empty for anything but questions. */
  readonly turns: readonly Turn[];
}

const TURNS = 3;

export const sceneOf = async (parts: BotParts, message: IncomingMessage): Promise<Scene> => {
  const { place, person } = message;
  const { keys } = parts;
  const threadKey = keys.thread(place);
  return {
    access: accessOf(parts.rules(), parts.defaults(place.platform), place, person),
    texts: textsFor(person.locale),
    personKey: keys.person(place.platform, person),
    placeKey: keys.place(place),
    threadKey,
    turns: message.type === "question" ? await parts.store.turns.recall(threadKey, TURNS, parts.clock()) : [],
  };
};

export const notice = (texts: Texts, text: string, isPrivate = true): NoticeReply => ({
  type: "notice",
  texts,
  private: isPrivate,
  text,
});
