import type {
  AdapterHealth,
  ChatAdapter,
  ChatLimits,
  HandledReply,
  MessageHandler,
} from "../../src/bot/chat-adapter.js";
import type { IncomingMessage } from "../../src/bot/message.js";
import type { Reply } from "../../src/bot/reply.js";
import { type Clock, endsWithin } from "../../src/time/clock.js";
import { type PlainMessage, type Pressable, writeReply } from "./write-plain-reply.js";

/** A message as everybody, or its only reader, sees it now. */
export interface MemoryMessage {
  readonly id: string;
  readonly channel: string;
  readonly thread: string;
  /** Id of the only reader; null when all may read it. */
  readonly onlyFor: string | null;
  readonly text: string;
  readonly buttons: readonly Pressable[];
}

export interface MemoryChatOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly limits?: Partial<ChatLimits>;
  /** How a reply becomes messages; plain text when absent. */
  readonly write?: (reply: Reply, maxChars: number) => PlainMessage[];
}

/** The chat platform that lives in one process: the reference for adapters, the terminal's and the tests'. */
export interface MemoryChat extends ChatAdapter {
  /** Somebody's message; resolves when it was dealt with. Messages "self" and "other-bot" wrote are left alone. */
  deliver(message: IncomingMessage, from?: "person" | "self" | "other-bot"): Promise<void>;
  messages(): readonly MemoryMessage[];
  /** Called after every change; returns how to stop listening. */
  onChange(listener: () => void): () => void;
}

const DEFAULT_LIMITS: ChatLimits = {
  maxChars: 4_000,
  maxQuotes: 10,
  maxQuestionChars: 4_000,
  streams: false,
  privateReplies: true,
};

export const createMemoryChat = (options: MemoryChatOptions): MemoryChat => {
  const { clock } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const write = options.write ?? writeReply;
  const listeners = new Set<() => void>();
  const working = new Set<{ readonly abort: AbortController; readonly done: Promise<void> }>();
  /** The names of the messages that one answer is shown in, for replacing it. */
  const shownIn = new Map<string, string[]>();
  let shown: MemoryMessage[] = [];
  let counter = 0;
  let handler: MessageHandler | null = null;
  let health: AdapterHealth = { state: "starting", detail: "", since: clock.now() };
  const become = (state: AdapterHealth["state"]): void => {
    health = { state, detail: "", since: clock.now() };
  };

  const put = async (
    { reply, delivered }: HandledReply,
    { place, person }: IncomingMessage,
  ): Promise<void> => {
    if (reply.type === "remove") shown = shown.filter(({ id }) => !reply.refs.includes(id));
    if (reply.type === "answer" && reply.replace) {
      const old = shownIn.get(reply.answer.id) ?? [];
      shown = shown.filter(({ id }) => !old.includes(id));
    }
    const refs: string[] = [];
    for (const { text, buttons } of write(reply, limits.maxChars)) {
      const id = `m${++counter}`;
      refs.push(id);
      const onlyFor = reply.private && limits.privateReplies ? person.id : null;
      shown.push({ id, channel: place.channel, thread: place.thread, onlyFor, text, buttons });
    }
    if (reply.type === "answer") shownIn.set(reply.answer.id, refs);
    for (const listener of listeners) listener();
    for (const ref of refs) await delivered(ref);
  };

  const handle = async (message: IncomingMessage, abort: AbortController): Promise<void> => {
    if (handler === null) return;
    const session = {
      signal: abort.signal,
      // A stopped adapter takes nothing at all.
      late: false,
      working: () => undefined,
    };
    // A handler that throws has said all it could say to its own log.
    const handled = await handler(message, session).catch(() => null);
    if (handled !== null) await put(handled, message);
  };

  return {
    name: options.name,
    limits,
    async start(given) {
      handler = given;
      become("connected");
    },
    async stop(graceMs) {
      handler = null;
      become("stopped");
      const all = Promise.all([...working].map(({ done }) => done));
      await endsWithin(all, graceMs, clock);
      for (const { abort } of working) abort.abort();
    },
    health: () => health,
    async deliver(message, from = "person") {
      if (from !== "person" || handler === null) return;
      const abort = new AbortController();
      const done = handle(message, abort);
      const entry = { abort, done };
      working.add(entry);
      await done.finally(() => working.delete(entry));
    },
    messages: () => shown,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
