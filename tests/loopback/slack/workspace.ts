import { type Fields, Refusal } from "./refusal.js";
import type { StreamState } from "./stream-state.js";

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly user: string;
  text: string;
  blocks: readonly Fields[];
  metadata: Fields | null;
  /** The only person who sees it, of an ephemeral message. */
  readonly onlyFor: string | null;
  /** What `parse`, `mrkdwn` and the unfurl settings said when it was posted. */
  settings: Fields;
  /** Of a message that is or was streamed. */
  stream: StreamState | null;
}

export interface Channel {
  readonly id: string;
  readonly kind: "channel" | "group" | "im";
  readonly members: Set<string>;
  readonly external: boolean;
}

export interface Trigger {
  readonly at: number;
  used: boolean;
}

export const BOT_USER = "U0BOT";
export const BOT_ID = "B0BOT";
export const TEAM = "T0TEAM";

/** Everything the stand-in remembers. */
export class Workspace {
  readonly channels = new Map<string, Channel>();
  readonly messages: Message[] = [];
  readonly views: { readonly user: string; readonly view: Fields }[] = [];
  readonly homes = new Map<string, Fields>();
  readonly prompts = new Map<string, readonly unknown[]>();
  readonly statuses: { readonly channel: string; readonly thread: string; readonly status: string }[] = [];
  readonly sessions: { readonly channel: string; readonly thread: string; readonly status: string }[] = [];
  readonly admins = new Set<string>();
  readonly locales = new Map<string, string>();
  readonly triggers = new Map<string, Trigger>();
  /** When streaming methods were called, for their rates. */
  readonly streamCalls = new Map<string, number[]>();
  #last = 0;

  constructor(readonly now: () => number) {}

  /** Time stamps are unique and rise, as the platform's do. */
  nextTs(): string {
    this.#last = Math.max(this.#last + 1, Math.floor(this.now() * 1000));
    return `${Math.floor(this.#last / 1_000_000)}.${String(this.#last % 1_000_000).padStart(6, "0")}`;
  }

  addChannel(id: string, parts: Partial<Channel> = {}): Channel {
    const channel: Channel = {
      id,
      kind: parts.kind ?? (id.startsWith("D") ? "im" : "channel"),
      members: parts.members ?? new Set([BOT_USER, "U0ANN", "U0BEN"]),
      external: parts.external ?? false,
    };
    this.channels.set(id, channel);
    return channel;
  }

  /** The channel, refused when it is unknown or the bot is not in it. */
  ownChannel(id: string): Channel {
    const channel = this.channels.get(id);
    if (channel === undefined) throw new Refusal("channel_not_found");
    if (!channel.members.has(BOT_USER))
      throw new Refusal(channel.kind === "channel" ? "not_in_channel" : "channel_not_found");
    return channel;
  }

  post(parts: Partial<Message> & Pick<Message, "channel" | "user" | "text">): Message {
    const message: Message = {
      ts: this.nextTs(),
      threadTs: null,
      blocks: [],
      metadata: null,
      onlyFor: null,
      settings: {},
      stream: null,
      ...parts,
    };
    this.messages.push(message);
    return message;
  }

  find(channel: string, ts: string): Message {
    const found = this.messages.find(
      (message) => message.channel === channel && message.ts === ts && message.onlyFor === null,
    );
    if (found === undefined) throw new Refusal("message_not_found");
    return found;
  }

  own(channel: string, ts: string, refusal: string): Message {
    const found = this.find(channel, ts);
    if (found.user !== BOT_USER) throw new Refusal(refusal);
    return found;
  }

  remove(message: Message): void {
    this.messages.splice(this.messages.indexOf(message), 1);
  }

  /** What the bot has posted in a channel, or everywhere. */
  posted(channel?: string): readonly Message[] {
    return this.messages.filter(
      (message) => message.user === BOT_USER && (channel === undefined || message.channel === channel),
    );
  }

  newTrigger(): string {
    const id = `trigger.${this.triggers.size + 1}.${this.nextTs()}`;
    this.triggers.set(id, { at: this.now(), used: false });
    return id;
  }

  /** Trigger ids live three seconds and serve once. */
  useTrigger(id: string): void {
    const trigger = this.triggers.get(id);
    if (trigger === undefined) throw new Refusal("invalid_trigger_id");
    if (trigger.used) throw new Refusal("exchanged_trigger_id");
    if (this.now() - trigger.at > 3000) throw new Refusal("expired_trigger_id");
    trigger.used = true;
  }
}
