import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { attempt, type Result, type SlackCalls } from "../connect/slack-calls.js";
import type { Content } from "../write/write-slack-reply.js";
import type { ChannelPacing } from "./channel-pacing.js";

/** What marks a message as the reply to one event, so that it can be found again. */
const MARK = "verse_reply";
export const markOf = (key: string) => ({ event_type: MARK, event_payload: { key } });
/** Remembered posts; older events are no longer repeated by the platform. */
const MOST_REMEMBERED = 5_000;
const MOST_LOOKED_AT = 100;
/** Our clock and Slack's may differ by some seconds. */
const CLOCK_SKEW_MS = 60_000;

const found = z.looseObject({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      metadata: z
        .looseObject({ event_type: z.string(), event_payload: z.looseObject({ key: z.string().optional() }) })
        .optional(),
    }),
  ),
});

/** Where a reply is posted, and the event that it replies to: one reply for each. */
export interface PostPlace {
  readonly key: string;
  readonly channel: string;
  readonly threadTs: string | null;
}

export interface Post extends PostPlace {
  readonly content: Content;
}

/** Times of one post, milliseconds since the epoch: when it began and when it is given up. */
export interface PostTimes {
  readonly begun: number;
  readonly until: number;
}

/** Settings of every post: nothing unfolds, nothing is formatted, no name becomes a mention. */
export const QUIET = { unfurl_links: false, unfurl_media: false, parse: "none", link_names: false } as const;

/** The adapter's name for a posted message: "C1/1700000000.000100". */
export const refOf = (channel: string, ts: string): string => `${channel}/${ts}`;

/** The adapter's name for a message that one reader sees: "private/...". */
export const privateRef = (key: string): string => `private/${key}`;

/** Null for a private message: only its own reader's press can take it back. */
export const readRef = (ref: string): { readonly channel: string; readonly ts: string } | null => {
  const [channel = "", ts = ""] = ref.split("/");
  return channel === "private" || !/^\d+\.\d+$/u.test(ts) ? null : { channel, ts };
};

/** The `oldest` argument of a look-up of what was sent since then. */
export const oldestSince = (begun: number): string => String((begun - CLOCK_SKEW_MS) / 1000);

/** Posts each reply once: after a failure that may have been a success it looks before it posts again. */
export class MessagePoster {
  readonly #posted = new Map<string, string>();
  readonly #posting = new Map<string, Promise<Result<string>>>();

  constructor(
    private readonly calls: SlackCalls,
    readonly pacing: ChannelPacing,
  ) {}

  /** The time stamp of the message. */
  async post(post: Post): Promise<Result<string>> {
    const before = this.#posted.get(post.key);
    if (before !== undefined) return { ok: true, value: before };
    // Two replies to one event are one post, even when the second comes while the first is on its way.
    const posting = this.#posting.get(post.key);
    if (posting !== undefined) return posting;
    const work = this.#untilPosted(post).finally(() => this.#posting.delete(post.key));
    this.#posting.set(post.key, work);
    const result = await work;
    if (result.ok) this.remember(post.key, result.value);
    return result;
  }

  /** The event has its reply, however that came to be posted. */
  remember(key: string, ts: string): void {
    this.#posted.set(key, ts);
    const [oldest] = this.#posted.keys();
    if (this.#posted.size > MOST_REMEMBERED && oldest !== undefined) this.#posted.delete(oldest);
  }

  async #untilPosted(post: Post): Promise<Result<string>> {
    const { calls, pacing } = this;
    await pacing.wait(post.channel);
    const times = { begun: calls.clock.now(), until: calls.giveUpAt };
    for (let tries = 1; ; tries += 1) {
      if (tries > 1) await pacing.wait(post.channel);
      const result = await attempt(() => this.#send(post));
      if (result.ok) return { ok: true, value: String(result.value.ts ?? "") };
      const { failure } = result;
      const wait = calls.waitAfter(failure, tries, times.until);
      if (wait === null) return { ok: false, failure };
      calls.log.warn(
        { channel: post.channel, tries, wait, failure: failure.kind },
        "A post failed; it is tried again",
      );
      if (failure.kind === "limited") {
        pacing.pause(post.channel, wait);
        continue;
      }
      await calls.sleep(wait);
      const seen = await this.lookUp(post, times);
      if (!seen.ok) return seen;
      if (seen.value !== null) return { ok: true, value: seen.value };
    }
  }

  #send(post: Post): Promise<webApi.ChatPostMessageResponse> {
    return this.calls.client.chat.postMessage({
      ...QUIET,
      channel: post.channel,
      ...(post.threadTs === null ? {} : { thread_ts: post.threadTs }),
      text: post.content.text,
      blocks: [...post.content.blocks],
      mrkdwn: false,
      metadata: markOf(post.key),
    });
  }

  /** Null when the message is not there. A failure is one: without having looked, nothing may be posted again. */
  async lookUp(
    { key, channel, threadTs }: PostPlace,
    { begun, until }: PostTimes,
  ): Promise<Result<string | null>> {
    const { conversations } = this.calls.client;
    const common = {
      channel,
      include_all_metadata: true,
      limit: MOST_LOOKED_AT,
      oldest: oldestSince(begun),
    };
    const looked = await this.calls.retry<unknown>(
      () =>
        threadTs === null
          ? conversations.history(common)
          : conversations.replies({ ...common, ts: threadTs }),
      { until },
    );
    if (!looked.ok) return looked;
    const messages = found.safeParse(looked.value).data?.messages ?? [];
    const ours = messages.find(
      ({ metadata }) => metadata?.event_type === MARK && metadata.event_payload.key === key,
    );
    return { ok: true, value: ours?.ts ?? null };
  }
}
