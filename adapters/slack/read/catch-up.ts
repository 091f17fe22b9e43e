import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { persist } from "../connect/slack-calls.js";
import type { Clock, Log, SlackTiming } from "../slack-settings.js";
import type { Channels, KnownChannel } from "./known-channels.js";
import { leftOpenIn, readMissed } from "./read-slack-event.js";
import type { Heard, Self } from "./received-message.js";
import { messageSchema, type SlackMessage } from "./slack-payloads.js";

/** Bounds of one catching-up: Slack lets these methods be called some fifty times a minute. */
const MOST_CHANNELS = 40;
const MOST_THREADS = 20;
const MOST_MESSAGES = 100;
/** So long a message of these moments may still come by itself. */
const LIVE_MS = 2_000;
/** What was sent before the loss was noticed. */
const MARGIN_MS = 60_000;

const page = z.looseObject({ messages: z.array(z.unknown()) });

export interface CatchUpParts {
  readonly client: webApi.WebClient;
  readonly channels: Channels;
  readonly self: Self;
  readonly clock: Clock;
  readonly timing: SlackTiming;
  readonly log: Log;
  readonly accept: (heard: Heard) => void;
}

/** Looks up what was said while no connection was open, and hands it over as if it had just come. */
export const catchUp = async (
  parts: CatchUpParts,
  gapBegan: number,
  signal: AbortSignal,
): Promise<number> => {
  const { client, channels, clock, timing, self } = parts;
  const now = clock.now();
  const from = Math.max(gapBegan - MARGIN_MS, now - timing.lookBackMs);
  const oldest = String(from / 1000);
  const recent: Heard[] = [];
  let count = 0;

  const messagesOf = async (channel: KnownChannel, call: () => Promise<unknown>): Promise<SlackMessage[]> => {
    if (signal.aborted) return [];
    const result = await persist(call, now + timing.giveUpMs, timing, clock, signal);
    if (!result.ok) {
      parts.log.warn(
        { channel: channel.id, failure: result.failure },
        "Missed messages could not be looked up",
      );
      return [];
    }
    const found = page.safeParse(result.value).data?.messages ?? [];
    return found.flatMap((raw) => messageSchema.safeParse(raw).data ?? []);
  };
  const threadOf = (channel: KnownChannel, ts: string): Promise<SlackMessage[]> =>
    messagesOf(channel, () =>
      client.conversations.replies({ channel: channel.id, ts, oldest, limit: MOST_MESSAGES }),
    );

  const hear = async (
    channel: KnownChannel,
    found: readonly SlackMessage[],
    leftOpenUnder: (message: SlackMessage) => Promise<readonly string[]>,
  ): Promise<void> => {
    for (const message of found) {
      if (Number(message.ts) * 1000 < from) continue;
      const heard = readMissed(message, channel, self, await leftOpenUnder(message));
      if (heard === null || channels.hasHeard(heard.target.key)) continue;
      if (Number(message.ts) * 1000 >= now) {
        recent.push(heard);
        continue;
      }
      count += 1;
      parts.accept(heard);
    }
  };

  // A process that dies leaves the stream of its answer open: that is no answer.
  const leftUnder =
    (channel: KnownChannel) =>
    async ({ ts, reply_users }: SlackMessage): Promise<readonly string[]> =>
      reply_users?.includes(self.userId) === true ? leftOpenIn(await threadOf(channel, ts), self) : [];

  const known = channels.all().slice(0, MOST_CHANNELS);
  for (const channel of known)
    await hear(
      channel,
      await messagesOf(channel, () =>
        client.conversations.history({ channel: channel.id, oldest, limit: MOST_MESSAGES }),
      ),
      leftUnder(channel),
    );
  for (const { channel, threadTs } of channels
    .threadsSince(from - timing.lookBackMs)
    .slice(0, MOST_THREADS)) {
    const place = channels.all().find((one) => one.id === channel);
    if (place === undefined) continue;
    const found = await threadOf(place, threadTs);
    const leftOpen = leftOpenIn(found, self);
    await hear(place, found, async () => leftOpen);
  }
  if (recent.length > 0) await clock.sleep(LIVE_MS, signal);
  for (const heard of recent) {
    if (signal.aborted || channels.hasHeard(heard.target.key)) continue;
    count += 1;
    parts.accept(heard);
  }
  parts.log.info({ since: from, channels: known.length, messages: count }, "Looked up what was missed");
  return count;
};
