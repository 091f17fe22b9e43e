import type { Message } from "discord.js";

const REMEMBERED = 10_000;
const MOST_HOPS = 8;

/**
 * In a channel a conversation is a chain of replies; its name is the id of the question (or command) it began with.
 * What was seen is remembered; an older chain is walked back, at most eight messages.
 */
export class ReplyChains {
  readonly #threads = new Map<string, string>();

  remember(messageId: string, thread: string): void {
    this.#threads.delete(messageId);
    this.#threads.set(messageId, thread);
    const [oldest] = this.#threads.keys();
    if (this.#threads.size > REMEMBERED && oldest !== undefined) this.#threads.delete(oldest);
  }

  known(messageId: string): string | undefined {
    return this.#threads.get(messageId);
  }

  async threadOf(message: Message): Promise<string> {
    const thread = await this.#walk(message);
    this.remember(message.id, thread);
    return thread;
  }

  async #walk(message: Message): Promise<string> {
    let at = message;
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      const known = this.#threads.get(at.id);
      if (known !== undefined) return known;
      if (at.interactionMetadata !== null) return at.interactionMetadata.id;
      const before = at.reference?.messageId;
      if (before === undefined || at.guildId === null) return at.id;
      const remembered = this.#threads.get(before);
      if (remembered !== undefined) return remembered;
      try {
        at = await at.fetchReference();
      } catch {
        return before;
      }
    }
    return at.id;
  }
}
