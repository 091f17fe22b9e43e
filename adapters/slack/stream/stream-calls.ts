import { z } from "zod";
import { attempt, type Result, type SlackCalls } from "../connect/slack-calls.js";
import { cureOf, type Failure, isNotAllowed } from "../connect/slack-failures.js";
import { type MessagePoster, markOf, oldestSince, type PostPlace, QUIET } from "../post/message-poster.js";
import type { ReceivedMessage } from "../read/received-message.js";
import type { Block } from "../write/slack-blocks.js";
import { longestText } from "../write/write-early-answer.js";
import type { Content } from "../write/write-slack-reply.js";

/** So many refusals in a row end the streaming of answers. */
const MOST_REFUSALS = 3;
const MOST_LOOKED_AT = 100;

const found = z.looseObject({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      streaming_state: z.string().optional(),
      blocks: z.array(z.unknown()).default([]),
    }),
  ),
});

/** Where a stream is shown, and to whom. */
export interface StreamPlace extends PostPlace {
  readonly threadTs: string;
  readonly user: string;
  readonly team: string;
}

/** A message that is or was streamed. */
export interface StreamedMessage {
  readonly channel: string;
  readonly ts: string;
}

export interface StreamEnding {
  /** Where the message is the whole reply from now on. */
  readonly key: string | null;
  readonly until: number;
  readonly signal?: AbortSignal;
}

const placeOf = ({ message, target }: ReceivedMessage): StreamPlace | null => {
  const { channel, threadTs, user, userTeam, key } = target;
  // Only whole messages can be shown to one reader, and through a response_url.
  if (message.type !== "question" || message.private || target.viaResponseUrl) return null;
  return threadTs === null || userTeam === null ? null : { channel, threadTs, user, team: userTeam, key };
};

/**
 * The calls that streamed answers are made of; see https://docs.slack.dev/reference/methods/chat.startStream. An open
 * stream can be neither updated nor deleted, and after five minutes it is one no more.
 */
export class StreamCalls {
  #off = false;
  #refusals = 0;
  #pausedUntil = 0;
  /** Messages of this process that are being streamed. */
  readonly #open = new Set<string>();

  constructor(
    readonly calls: SlackCalls,
    readonly poster: MessagePoster,
  ) {}

  /** Null where nothing can be streamed. */
  placeFor(received: ReceivedMessage): StreamPlace | null {
    return this.#off ? null : placeOf(received);
  }

  /** The message's time stamp. Tried once: whoever waits for it has an answer that can be posted as well. */
  async start(
    place: StreamPlace,
    blocks: readonly Block[],
    signal: AbortSignal,
  ): Promise<Result<string> | null> {
    if (this.#off || this.calls.clock.now() < this.#pausedUntil) return null;
    await this.poster.pacing.wait(place.channel);
    if (signal.aborted) return null;
    const result = await attempt(() =>
      this.calls.client.chat.startStream({
        channel: place.channel,
        thread_ts: place.threadTs,
        recipient_user_id: place.user,
        recipient_team_id: place.team,
        chunks: [{ type: "blocks", blocks: [...blocks] }],
      }),
    );
    if (!result.ok) {
      this.#refused(result.failure);
      return result;
    }
    this.#refusals = 0;
    const ts = String(result.value.ts ?? "");
    this.#open.add(ts);
    return { ok: true, value: ts };
  }

  append({ channel, ts }: StreamedMessage, blocks: readonly Block[]): Promise<Result<unknown>> {
    const chunks = [{ type: "blocks" as const, blocks: [...blocks] }];
    return attempt(() => this.calls.client.chat.appendStream({ channel, ts, chunks }));
  }

  async stop(
    { channel, ts }: StreamedMessage,
    blocks: readonly Block[],
    { key, until, signal }: StreamEnding,
  ): Promise<Result<unknown>> {
    const ended = await this.calls.retry<unknown>(
      () =>
        this.calls.client.chat.stopStream({
          channel,
          ts,
          ...(blocks.length === 0 ? {} : { blocks: [...blocks] }),
          ...(key === null ? {} : { metadata: markOf(key) }),
        }),
      { until, signal },
    );
    if (ended.ok || ended.failure.kind === "refused") this.#open.delete(ts);
    return ended;
  }

  /** Replaces what a message shows, which may be done twice without harm. */
  update(
    { channel, ts }: StreamedMessage,
    content: Content,
    { key, until }: StreamEnding,
  ): Promise<Result<unknown>> {
    return this.calls.retry<unknown>(
      () =>
        this.calls.client.chat.update({
          channel,
          ts,
          text: content.text,
          blocks: [...content.blocks],
          parse: QUIET.parse,
          link_names: QUIET.link_names,
          ...(key === null ? {} : { metadata: markOf(key) }),
        }),
      { until },
    );
  }

  async remove({ channel, ts }: StreamedMessage): Promise<void> {
    await this.calls.retry(() => this.calls.client.chat.delete({ channel, ts }));
  }

  /** Removes what a process left behind when it died; the answer is given anew. */
  async removeLeftOpen({ channel, leftOpen }: ReceivedMessage["target"]): Promise<void> {
    for (const ts of leftOpen) {
      if (this.#open.has(ts)) continue;
      await this.stop({ channel, ts }, [], { key: null, until: this.calls.giveUpAt });
      await this.remove({ channel, ts });
    }
  }

  /** A stream with these blocks that this process did not record: Slack began it although the call seemed to fail. */
  async findLost(place: StreamPlace, blocks: readonly Block[], begun: number): Promise<string | null> {
    const { channel, threadTs } = place;
    const { client, clock, timing } = this.calls;
    const oldest = oldestSince(begun);
    const looked = await this.calls.retry<unknown>(
      () => client.conversations.replies({ channel, ts: threadTs, oldest, limit: MOST_LOOKED_AT }),
      { until: clock.now() + timing.callMs },
    );
    const words = JSON.stringify(longestText(blocks));
    const messages = looked.ok ? (found.safeParse(looked.value).data?.messages ?? []) : [];
    const lost = messages.find(
      ({ ts, streaming_state, blocks: theirs }) =>
        streaming_state === "in_progress" && !this.#open.has(ts) && JSON.stringify(theirs).includes(words),
    );
    return lost?.ts ?? null;
  }

  #refused(failure: Failure): void {
    const { clock, log } = this.calls;
    if (failure.kind === "limited") this.#pausedUntil = clock.now() + failure.waitMs;
    if (failure.kind !== "refused") return;
    const { error, needed } = failure;
    this.#refusals += 1;
    log.warn({ error, needed }, "An answer is posted as a whole: Slack refused to stream it.");
    if (!isNotAllowed(failure) && this.#refusals < MOST_REFUSALS) return;
    this.#off = true;
    log.warn({ error, needed }, `Answers are no longer streamed. ${cureOf(failure)}`);
    this.calls.reportMissingScope("chat.startStream", failure);
  }
}
