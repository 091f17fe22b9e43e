import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { attempt, persist, type Result } from "../connect/slack-calls.js";
import { cureOf, type Failure } from "../connect/slack-failures.js";
import { markOf, type Poster, QUIET } from "../post/message-poster.js";
import type { Heard } from "../read/received-message.js";
import type { Clock, Log, SlackTiming } from "../slack-settings.js";
import type { Block } from "../write/slack-blocks.js";
import { longestText } from "../write/write-early-answer.js";
import type { Content } from "../write/write-slack-reply.js";

/** Refusals that every further stream would get too. */
const HOPELESS = ["missing_scope", "unknown_method", "not_allowed_token_type", "access_denied"];
/** So many other refusals in a row end the trying as well. */
const MOST_REFUSALS = 3;

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
export interface Stage {
  readonly channel: string;
  readonly threadTs: string;
  readonly user: string;
  readonly team: string;
  /** Of the question: one reply for each. */
  readonly key: string;
}

/** A message that is or was streamed. */
export interface Shown {
  readonly channel: string;
  readonly ts: string;
}

interface Ending {
  /** Where the message is the whole reply from now on. */
  readonly key: string | null;
  readonly until: number;
  readonly signal?: AbortSignal;
}

const stageOf = ({ message, target }: Heard): Stage | null => {
  const { channel, threadTs, user, userTeam, key } = target;
  // Only whole messages can be shown to one reader, and through a response_url.
  if (message.type !== "question" || message.private || target.viaResponseUrl) return null;
  return threadTs === null || userTeam === null ? null : { channel, threadTs, user, team: userTeam, key };
};

/**
 * The calls that streamed answers are made of; see https://docs.slack.dev/reference/methods/chat.startStream. An open
 * stream can be neither updated nor deleted, and after five minutes it is one no more.
 */
export class Streams {
  #off = false;
  #refusals = 0;
  #pausedUntil = 0;
  /** Messages of this process that are being streamed. */
  readonly #open = new Set<string>();

  constructor(
    readonly client: webApi.WebClient,
    readonly poster: Poster,
    readonly clock: Clock,
    readonly timing: SlackTiming,
    readonly log: Log,
    readonly onRefusal: (sentence: string) => void,
  ) {}

  /** Null where nothing can be streamed. */
  stageFor(heard: Heard): Stage | null {
    return this.#off ? null : stageOf(heard);
  }

  /** When trying to bring an answer to its end is given up. */
  get until(): number {
    return this.clock.now() + this.timing.giveUpMs;
  }

  /** The message's time stamp. Tried once: whoever waits for it has an answer that can be posted as well. */
  async start(stage: Stage, blocks: readonly Block[], signal: AbortSignal): Promise<Result<string> | null> {
    if (this.#off || this.clock.now() < this.#pausedUntil) return null;
    await this.poster.pacing.turn(stage.channel);
    if (signal.aborted) return null;
    const result = await attempt(() =>
      this.client.chat.startStream({
        channel: stage.channel,
        thread_ts: stage.threadTs,
        recipient_user_id: stage.user,
        recipient_team_id: stage.team,
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

  append({ channel, ts }: Shown, blocks: readonly Block[]): Promise<Result<unknown>> {
    const chunks = [{ type: "blocks" as const, blocks: [...blocks] }];
    return attempt(() => this.client.chat.appendStream({ channel, ts, chunks }));
  }

  async stop(
    { channel, ts }: Shown,
    blocks: readonly Block[],
    { key, until, signal }: Ending,
  ): Promise<Result<unknown>> {
    const ended = await persist<unknown>(
      () =>
        this.client.chat.stopStream({
          channel,
          ts,
          ...(blocks.length === 0 ? {} : { blocks: [...blocks] }),
          ...(key === null ? {} : { metadata: markOf(key) }),
        }),
      until,
      this.timing,
      this.clock,
      signal,
    );
    if (ended.ok || ended.failure.kind === "refused") this.#open.delete(ts);
    return ended;
  }

  /** Replaces what a message shows, which may be done twice without harm. */
  update({ channel, ts }: Shown, content: Content, { key, until }: Ending): Promise<Result<unknown>> {
    return persist<unknown>(
      () =>
        this.client.chat.update({
          channel,
          ts,
          text: content.text,
          blocks: [...content.blocks],
          parse: QUIET.parse,
          link_names: QUIET.link_names,
          ...(key === null ? {} : { metadata: markOf(key) }),
        }),
      until,
      this.timing,
      this.clock,
    );
  }

  async remove({ channel, ts }: Shown): Promise<void> {
    await persist(() => this.client.chat.delete({ channel, ts }), this.until, this.timing, this.clock);
  }

  /** Removes what a process left behind when it died; the answer is given anew. */
  async takeAway({ channel, leftOpen }: Heard["target"]): Promise<void> {
    for (const ts of leftOpen) {
      if (this.#open.has(ts)) continue;
      await this.stop({ channel, ts }, [], { key: null, until: this.until });
      await this.remove({ channel, ts });
    }
  }

  /** The stream with these blocks in the thread that nobody here knows of: its start only seemed to fail. */
  async findLost(stage: Stage, blocks: readonly Block[], begun: number): Promise<string | null> {
    const { channel, threadTs } = stage;
    const oldest = String((begun - 60_000) / 1000);
    const looked = await persist<unknown>(
      () => this.client.conversations.replies({ channel, ts: threadTs, oldest, limit: 100 }),
      this.clock.now() + this.timing.callMs,
      this.timing,
      this.clock,
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
    if (failure.kind === "limited") this.#pausedUntil = this.clock.now() + failure.waitMs;
    if (failure.kind !== "refused") return;
    const { error, needed } = failure;
    this.#refusals += 1;
    const hopeless = HOPELESS.includes(error);
    this.log.warn({ error, needed }, "An answer is posted as a whole: Slack refused to stream it.");
    if (!hopeless && this.#refusals < MOST_REFUSALS) return;
    this.#off = true;
    const cure = cureOf(error, needed);
    this.log.warn({ error, needed }, `Answers are no longer streamed. ${cure}`);
    if (error === "missing_scope") this.onRefusal(`Slack refused chat.startStream: missing_scope. ${cure}`);
  }
}
