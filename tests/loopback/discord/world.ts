/** What the stand-in remembers: people, servers, channels, messages, interactions and commands. */

export type Json = Record<string, unknown>;

export const ChannelType = { Text: 0, Direct: 1, Thread: 11, Forum: 15 } as const;

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  readonly locale: string;
  /** False: the person takes no direct messages from the bot. */
  takesDirectMessages: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly roles: Map<string, Role>;
  /** User id to role ids. */
  readonly members: Map<string, string[]>;
}

export interface Channel {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  readonly guildId: string | null;
  readonly parentId: string | null;
  /** Permission bits taken from the bot here. */
  denied: bigint;
  readonly recipientId: string | null;
  readonly ownerId: string | null;
  readonly messages: Map<string, Message>;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  content: string;
  flags: number;
  components: readonly Json[];
  readonly nonce: string | null;
  readonly replyTo: string | null;
  /** The only person who sees it; null: everybody. */
  readonly onlyFor: string | null;
  readonly interaction: { readonly id: string; readonly userId: string } | null;
  readonly webhook: boolean;
  readonly createdAt: number;
  editedAt: number | null;
  /** Whom it notified. */
  notified: { everyone: boolean; roles: string[]; users: string[] };
  /** A deferred answer that still shows "thinking". */
  thinking: boolean;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number;
  readonly userId: string;
  readonly channelId: string;
  readonly createdAt: number;
  /** The callback type once acknowledged. */
  acknowledged: number | null;
  /** The message that `@original` means. */
  originalId: string | null;
  choices: readonly { name: string; value: string }[];
  modal: Json | null;
  readonly sourceMessageId: string | null;
}

const EPOCH = 1420070400000n;

export class World {
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly interactions = new Map<string, Interaction>();
  /** "global" or a guild's id, to the commands registered there. */
  readonly commands = new Map<string, Json[]>();
  readonly applicationId = "1100000000000000001";
  readonly bot: User;
  #sequence = 0n;
  #ahead = 0;
  readonly #watchers = new Set<() => void>();

  constructor() {
    this.bot = {
      id: this.applicationId,
      name: "Chapter & Verse",
      bot: true,
      locale: "en-GB",
      takesDirectMessages: true,
    };
    this.users.set(this.bot.id, this.bot);
  }

  /** Milliseconds since the epoch by the stand-in's own clock. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  newId(): string {
    this.#sequence += 1n;
    return String(((BigInt(this.now()) - EPOCH) << 22n) | (this.#sequence & 0x3fffffn));
  }

  changed(): void {
    for (const watch of [...this.#watchers]) watch();
  }

  /** Resolves with the first value that is not null or undefined; asked again after each change. */
  until<T>(look: () => T | null | undefined | false, what: string, milliseconds = 8000): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        clearInterval(beat);
        this.#watchers.delete(check);
      };
      const check = () => {
        const found = look();
        if (found === null || found === undefined || found === false) return;
        stop();
        resolve(found);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`Waited in vain for ${what}`));
      }, milliseconds);
      // A fault of the client's own state (health, a log line) changes nothing here, so look now and then as well.
      const beat = setInterval(check, 25);
      this.#watchers.add(check);
      check();
    });
  }

  channel(id: string): Channel {
    const channel = this.channels.get(id);
    if (channel === undefined) throw new Error(`The stand-in has no channel ${id}`);
    return channel;
  }

  message(id: string): Message | undefined {
    for (const channel of this.channels.values()) {
      const message = channel.messages.get(id);
      if (message !== undefined) return message;
    }
    return undefined;
  }
}
