import { createMemoryChat } from "../../../adapters/memory/memory-adapter.js";
import { systemClock } from "../../../adapters/time/system-clock.js";
import type { IncomingMessage, Place } from "../../../src/bot/message.js";
import type { ChatHarness, ShownMessage } from "../../contracts/chat-harness.js";

/** The harness of the in-memory adapter; the pattern for the others. */
export const makeMemoryHarness = async (): Promise<ChatHarness> => {
  const chat = createMemoryChat({ name: "memory", clock: { ...systemClock, now: () => 1_000 } });
  let counter = 0;
  let last: IncomingMessage | null = null;
  const place = (channel: string, thread: string, kind: Place["kind"]): Place => ({
    platform: "memory",
    workspace: null,
    channel,
    parent: null,
    thread,
    kind,
    external: false,
  });
  const person = (id: string) => ({ id, name: id, locale: "en", roles: [] });
  const deliver = (message: IncomingMessage, from?: "self" | "other-bot"): void => {
    last = message;
    // Not awaited: a platform does not wait for the answer either.
    void chat.deliver(message, from);
  };
  const question = (
    text: string,
    who: string,
    where: Place,
    manner: "mention" | "direct",
  ): IncomingMessage => ({
    type: "question",
    eventIds: [`e${counter}`, `${where.channel}/${counter}`],
    place: where,
    person: person(who),
    text,
    messageId: `q${counter}`,
    manner,
    private: false,
  });
  const read = async (channel: string): Promise<ShownMessage[]> =>
    chat
      .messages()
      .filter((message) => message.channel === channel)
      .map(({ id, thread, onlyFor, text, buttons }) => ({ id, thread, onlyFor, text, buttons }));
  return {
    adapter: chat,
    async say({ text, kind, person: who, channel, thread }) {
      counter++;
      const in_ = thread ?? `t${counter}`;
      deliver(question(text, who, place(channel, in_, kind), kind === "direct" ? "direct" : "mention"));
      return in_;
    },
    async redeliver() {
      if (last !== null) deliver(last);
    },
    async sayAsBot(who, channel, text) {
      counter++;
      deliver(question(text, who, place(channel, `t${counter}`, "channel"), "mention"), who);
    },
    async press({ person: who, on, action, answerId, value }) {
      counter++;
      const channel = chat.messages().find(({ id }) => id === on.id)?.channel ?? "general";
      deliver({
        type: "action",
        eventIds: [`e${counter}`],
        place: place(channel, on.thread, "channel"),
        person: person(who),
        action,
        answerId,
        value,
        moderator: false,
      });
    },
    read,
    until(channel, done) {
      return new Promise((resolve, reject) => {
        const look = async (): Promise<void> => {
          const messages = await read(channel);
          if (!done(messages)) return;
          clearTimeout(timer);
          stop();
          resolve(messages);
        };
        const stop = chat.onChange(() => void look());
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`Not seen in time: ${JSON.stringify(chat.messages())}`));
        }, 3_000);
        void look();
      });
    },
    async close() {},
  };
};
