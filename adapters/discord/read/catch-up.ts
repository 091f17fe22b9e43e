import type { Client, Message } from "discord.js";
import type { Log } from "../../../src/bot/log.js";

const CHANNELS = 50;
const MESSAGES = 50;
/** Older messages are left unanswered: people no longer wait for a reply. */
const WINDOW_MS = 15 * 60_000;

/**
 * The last message that came in each channel. When a connection could not be resumed, Discord replays nothing: what was
 * said since is looked up, in the channels where one came last.
 */
export class CatchUp {
  readonly #last = new Map<string, string>();

  noteMessage(message: { readonly id: string; readonly channelId: string }): void {
    const before = this.#last.get(message.channelId);
    this.#last.delete(message.channelId);
    const newest = before !== undefined && BigInt(before) > BigInt(message.id) ? before : message.id;
    this.#last.set(message.channelId, newest);
    const [oldest] = this.#last.keys();
    if (this.#last.size > CHANNELS && oldest !== undefined) this.#last.delete(oldest);
  }

  /** Messages of people since the gap began, oldest first within a channel. */
  async missed(client: Client, now: number, log: Log): Promise<readonly Message[]> {
    const found: Message[] = [];
    for (const [channelId, after] of [...this.#last]) {
      try {
        const channel = await client.channels.fetch(channelId);
        if (channel === null || !channel.isTextBased()) continue;
        const messages = await channel.messages.fetch({ after, limit: MESSAGES });
        for (const message of [...messages.values()].reverse()) {
          this.noteMessage(message);
          if (now - message.createdTimestamp > WINDOW_MS || message.author.bot) continue;
          // The roles of the person are not part of a looked-up message.
          if (message.member === null && message.guild !== null)
            await message.guild.members.fetch(message.author.id);
          found.push(message);
        }
      } catch (error) {
        log.warn({ err: error, channel: channelId }, "missed messages could not be looked up");
      }
    }
    return found;
  }
}
