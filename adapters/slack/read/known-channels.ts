import { z } from "zod";
import { attempt, type Result, type SlackCalls } from "../connect/slack-calls.js";

export interface KnownChannel {
  readonly id: string;
  readonly direct: boolean;
  readonly external: boolean;
}

export interface KnownThread {
  readonly channel: string;
  readonly threadTs: string;
}

const MOST_CHANNELS = 2_000;
const MOST_THREADS = 500;
const MOST_MESSAGES = 5_000;
const PAGE = 200;

const oneChannel = z.looseObject({
  channel: z.looseObject({
    id: z.string(),
    is_im: z.boolean().default(false),
    is_ext_shared: z.boolean().default(false),
  }),
});
const manyChannels = z.looseObject({
  channels: z.array(z.looseObject({ id: z.string(), is_ext_shared: z.boolean().default(false) })),
  response_metadata: z.looseObject({ next_cursor: z.string().default("") }).optional(),
});

/** What is known of channels: whether outsiders read them, and where a message came in lately. */
export class KnownChannels {
  readonly #known = new Map<string, KnownChannel>();
  readonly #threads = new Map<string, KnownThread & { readonly at: number }>();
  readonly #messages = new Set<string>();

  constructor(private readonly calls: SlackCalls) {}

  /** A message came in; `key` names it: channel and time stamp. */
  noteMessage(channel: KnownChannel, threadTs: string | null, key: string): void {
    this.#keep(channel);
    this.#messages.add(key);
    const [first] = this.#messages;
    if (this.#messages.size > MOST_MESSAGES && first !== undefined) this.#messages.delete(first);
    if (threadTs === null) return;
    const thread = `${channel.id}:${threadTs}`;
    this.#threads.delete(thread);
    this.#threads.set(thread, { channel: channel.id, threadTs, at: this.calls.clock.now() });
    const [oldest] = this.#threads.keys();
    if (this.#threads.size > MOST_THREADS && oldest !== undefined) this.#threads.delete(oldest);
  }

  #keep(channel: KnownChannel): void {
    if (this.#known.size < MOST_CHANNELS || this.#known.has(channel.id)) this.#known.set(channel.id, channel);
  }

  /** A channel of which nothing is known counts as shared with outsiders. */
  isExternal(id: string): boolean {
    return this.#known.get(id)?.external ?? !id.startsWith("D");
  }

  /** Asks Slack about a channel that is not known yet; without an answer it stays unknown. */
  async learn(id: string): Promise<void> {
    if (this.#known.has(id) || id.startsWith("D")) return;
    const result = await attempt<unknown>(() => this.calls.client.conversations.info({ channel: id }));
    const read = oneChannel.safeParse(result.ok ? result.value : null);
    if (!read.success) return;
    const { channel } = read.data;
    this.#keep({ id, direct: channel.is_im, external: channel.is_ext_shared });
  }

  /** Learns the channels that the bot is in. */
  async learnOwn(): Promise<Result<null>> {
    let cursor = "";
    do {
      const result = await attempt<unknown>(() =>
        this.calls.client.users.conversations({
          types: "public_channel,private_channel",
          exclude_archived: true,
          limit: PAGE,
          ...(cursor === "" ? {} : { cursor }),
        }),
      );
      if (!result.ok) return result;
      const read = manyChannels.safeParse(result.value);
      if (!read.success) break;
      for (const { id, is_ext_shared } of read.data.channels)
        this.#keep({ id, direct: false, external: is_ext_shared });
      cursor = read.data.response_metadata?.next_cursor ?? "";
    } while (cursor !== "" && this.#known.size < MOST_CHANNELS);
    return { ok: true, value: null };
  }

  /** Whether the message has come in this process already. */
  hasReceived(key: string): boolean {
    return this.#messages.has(key);
  }

  list(): readonly KnownChannel[] {
    return [...this.#known.values()];
  }

  /** Where a message came in since then, latest first. */
  threadsSince(at: number): readonly KnownThread[] {
    return [...this.#threads.values()].filter((thread) => thread.at >= at).reverse();
  }
}
