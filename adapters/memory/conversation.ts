import type { Person, Place } from "../../src/bot/message.js";
import type { MemoryChat } from "./memory-adapter.js";
import type { Pressable } from "./write-plain-reply.js";

/** One person's private talk with the bot: words in, what is shown out. */
export interface Conversation {
  /** A number chooses among what the last answer offers. Resolves with the messages that came in reply. */
  say(text: string): Promise<readonly string[]>;
}

/** Speaks through the in-memory chat, as a terminal does. */
export const createConversation = (chat: MemoryChat, person: Person): Conversation => {
  const place: Place = {
    platform: chat.name,
    workspace: null,
    channel: "conversation",
    parent: null,
    thread: "conversation",
    kind: "direct",
    external: false,
  };
  const printed = new Set<string>();
  let choices: readonly Pressable[] = [];
  let said = 0;

  const send = async (text: string): Promise<void> => {
    const common = { eventIds: [`line-${++said}`], place, person };
    const chosen = /^\d{1,2}$/.test(text) ? choices[Number(text) - 1] : undefined;
    if (chosen !== undefined) {
      const { action, answerId, value } = chosen;
      return chat.deliver({ ...common, type: "action", action, answerId, value, moderator: false });
    }
    return chat.deliver({
      ...common,
      type: "question",
      text,
      messageId: `line-${said}`,
      manner: "direct",
      private: false,
    });
  };

  return {
    async say(text) {
      await send(text.trim());
      const fresh = chat.messages().filter(({ id }) => !printed.has(id));
      for (const { id } of fresh) printed.add(id);
      choices = fresh.flatMap(({ buttons }) => buttons.filter(({ action }) => action === "choose"));
      return fresh.map((message) => message.text);
    },
  };
};
