import type { Message } from "discord.js";
import type { IncomingMessage } from "../../../src/bot/message.js";
import type { Outgoing } from "../write/discord-components.js";

/** Where the replies to one event go. */
export interface ReplyTarget {
  /** Shows that work has begun. */
  working(): void;
  /** Posts; returns what was posted, for taking it back. */
  send(outgoing: Outgoing, isPrivate: boolean): Promise<readonly Message[]>;
  /** Puts it in the place of the message that the event came from, where there is one. */
  replace(outgoing: Outgoing, isPrivate: boolean): Promise<readonly Message[]>;
  /** The message that the event came from is taken back, if that needs the event's own token. */
  removeSource(): Promise<void>;
  /** Nothing will be said. */
  nothing(): Promise<void>;
  /** A help request was posted: its button has done its duty. */
  disableSource(customIdPart: string): Promise<void>;
  /** No more will be said. */
  done(): void;
  /** The first text of the message that the event came from; null where it came from none. */
  readonly sourceHead: string | null;
  /** Roles of the server, to tell them from people. */
  readonly roles: ReadonlySet<string>;
}

/** What came from Discord, in the bot's terms, and where its reply goes. */
export interface ReceivedMessage {
  readonly message: IncomingMessage;
  readonly target: ReplyTarget;
  /** The page of the list of documents that was turned to; absent where none was. */
  readonly page?: number;
}
