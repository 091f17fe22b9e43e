import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { attempt, persist, type Result, waitAfter } from "../connect/slack-calls.js";
import type { Clock, Log, SlackTiming } from "../slack-settings.js";
import type { Content } from "../write/write-slack-reply.js";
import type { Pacing } from "./channel-pacing.js";

/** What marks a message as the reply to one event, so that it can be found again. */
const MARK = "verse_reply";
export const markOf = (key: string) => ({ event_type: MARK, event_payload: { key } });
/** Remembered posts; older events are no longer repeated by the platform. */
const MOST_REMEMBERED = 5_000;
const LOOKED_AT = 100;

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

export interface Post {
  readonly key: string;
  readonly channel: string;
  readonly threadTs: string | null;
  readonly content: Content;
}

/** Settings of every post: nothing unfolds, nothing is formatted, no name becomes a mention. */
export const QUIET = { unfurl_links: false, unfurl_media: false, parse: "none", link_names: false } as const;

/** Posts each reply once: after a failure that may have been a success it looks before it posts again. */
export class Poster {
  readonly #posted = new Map<string, string>();
  readonly #underway = new Map<string, Promise<Result<string>>>();

  constructor(
    readonly client: webApi.WebClient,
    readonly pacing: Pacing,
    readonly clock: Clock,
    readonly timing: SlackTiming,
    readonly log: Log,
  ) {}

  /** The time stamp of the message. */
  async post(post: Post): Promise<Result<string>> {
    const before = this.#posted.get(post.key);
    if (before !== undefined) return { ok: true, value: before };
    // Two replies to one event are one post, even when the second comes while the first is on its way.
    const underway = this.#underway.get(post.key);
    if (underway !== undefined) return underway;
    const work = this.#untilPosted(post).finally(() => this.#underway.delete(post.key));
    this.#underway.set(post.key, work);
    const result = await work;
    if (result.ok) this.adopt(post.key, result.value);
    return result;
  }

  /** The event has its reply, however that came to be posted. */
  adopt(key: string, ts: string): void {
    this.#posted.set(key, ts);
    const [oldest] = this.#posted.keys();
    if (this.#posted.size > MOST_REMEMBERED && oldest !== undefined) this.#posted.delete(oldest);
  }

  async #untilPosted(post: Post): Promise<Result<string>> {
    await this.pacing.turn(post.channel);
    const begun = this.clock.now();
    const until = begun + this.timing.giveUpMs;
    for (let tries = 1; ; tries += 1) {
      if (tries > 1) await this.pacing.turn(post.channel);
      const result = await attempt(() => this.#send(post));
      if (result.ok) return { ok: true, value: String(result.value.ts ?? "") };
      const { failure } = result;
      if (failure.kind === "refused") return { ok: false, failure };
      const wait = failure.kind === "limited" ? failure.waitMs : waitAfter(tries, this.timing);
      if (this.clock.now() + wait > until) return { ok: false, failure };
      this.log.warn(
        { channel: post.channel, tries, wait, failure: failure.kind },
        "A post failed; it is tried again",
      );
      if (failure.kind === "limited") {
        this.pacing.pause(post.channel, wait);
        continue;
      }
      await this.clock.sleep(wait);
      const seen = await this.lookUp(post, begun, until);
      if (!seen.ok) return seen;
      if (seen.value !== null) return { ok: true, value: seen.value };
    }
  }

  #send(post: Post): Promise<webApi.ChatPostMessageResponse> {
    return this.client.chat.postMessage({
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
  async lookUp(post: Omit<Post, "content">, begun: number, until: number): Promise<Result<string | null>> {
    const { threadTs, channel } = post;
    const common = { channel, include_all_metadata: true, limit: LOOKED_AT };
    // Our clock and Slack's may differ by some seconds.
    const oldest = String((begun - 60_000) / 1000);
    const looked = await persist<unknown>(
      () =>
        threadTs === null
          ? this.client.conversations.history({ ...common, oldest })
          : this.client.conversations.replies({ ...common, ts: threadTs, oldest }),
      until,
      this.timing,
      this.clock,
    );
    if (!looked.ok) return looked;
    const messages = found.safeParse(looked.value).data?.messages ?? [];
    const ours = messages.find(
      ({ metadata }) => metadata?.event_type === MARK && metadata.event_payload.key === post.key,
    );
    return { ok: true, value: ours?.ts ?? null };
  }
}
