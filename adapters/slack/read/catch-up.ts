import { z } from "zod";
import type { SlackCalls } from "../connect/slack-calls.js";
import type { KnownChannel, KnownChannels } from "./known-channels.js";
import { leftOpenIn, readMissed } from "./read-slack-event.js";
import type { BotIdentity, ReceivedMessage } from "./received-message.js";
import { messageSchema, type SlackMessage } from "./slack-payloads.js";

/** Bounds of one catching-up: Slack lets these methods be called some fifty times a minute. */
const MOST_CHANNELS = 40;
const MOST_THREADS = 20;
const MOST_MESSAGES = 100;
/** A message of the present moment may still come by itself for so long. */
const LIVE_MS = 2_000;
/** What was sent before the loss was noticed. */
const MARGIN_MS = 60_000;

const page = z.looseObject({ messages: z.array(z.unknown()) });

export interface CatchUpParts {
  readonly calls: SlackCalls;
  readonly channels: KnownChannels;
  readonly bot: BotIdentity;
  readonly accept: (received: ReceivedMessage) => void;
}

/**
 * Looks up what was said while no connection was open (`gapBegan`, milliseconds since the epoch), and hands it over as
 * if it had just come. Returns how many messages those were.
 */
export const catchUp = async (
  parts: CatchUpParts,
  gapBegan: number,
  signal: AbortSignal,
): Promise<number> => {
  const { calls, channels, bot } = parts;
  const { client, timing, log } = calls;
  const now = calls.clock.now();
  const from = Math.max(gapBegan - MARGIN_MS, now - timing.lookBackMs);
  const oldest = String(from / 1000);
  const recent: ReceivedMessage[] = [];
  let count = 0;

  const messagesOf = async (channel: KnownChannel, call: () => Promise<unknown>): Promise<SlackMessage[]> => {
    if (signal.aborted) return [];
    const result = await calls.retry(call, { until: now + timing.giveUpMs, signal });
    if (!result.ok) {
      log.warn({ channel: channel.id, failure: result.failure }, "Missed messages could not be looked up");
      return [];
    }
    const found = page.safeParse(result.value).data?.messages ?? [];
    return found.flatMap((raw) => messageSchema.safeParse(raw).data ?? []);
  };
  const threadOf = (channel: KnownChannel, ts: string): Promise<SlackMessage[]> =>
    messagesOf(channel, () =>
      client.conversations.replies({ channel: channel.id, ts, oldest, limit: MOST_MESSAGES }),
    );

  const takeUp = async (
    channel: KnownChannel,
    found: readonly SlackMessage[],
    leftOpenUnder: (message: SlackMessage) => Promise<readonly string[]>,
  ): Promise<void> => {
    for (const message of found) {
      if (Number(message.ts) * 1000 < from) continue;
      const received = readMissed(message, channel, bot, await leftOpenUnder(message));
      if (received === null || channels.hasReceived(received.target.key)) continue;
      if (Number(message.ts) * 1000 >= now) {
        recent.push(received);
        continue;
      }
      count += 1;
      parts.accept(received);
    }
  };

  // A process that dies leaves the stream of its answer open: such a question still has to be answered.
  const leftUnder =
    (channel: KnownChannel) =>
    async ({ ts, reply_users }: SlackMessage): Promise<readonly string[]> =>
      reply_users?.includes(bot.userId) === true ? leftOpenIn(await threadOf(channel, ts), bot) : [];

  const known = channels.list().slice(0, MOST_CHANNELS);
  for (const channel of known)
    await takeUp(
      channel,
      await messagesOf(channel, () =>
        client.conversations.history({ channel: channel.id, oldest, limit: MOST_MESSAGES }),
      ),
      leftUnder(channel),
    );
  for (const { channel, threadTs } of channels
    .threadsSince(from - timing.lookBackMs)
    .slice(0, MOST_THREADS)) {
    const place = channels.list().find((one) => one.id === channel);
    if (place === undefined) continue;
    const found = await threadOf(place, threadTs);
    const leftOpen = leftOpenIn(found, bot);
    await takeUp(place, found, async () => leftOpen);
  }
  if (recent.length > 0) await calls.sleep(LIVE_MS, signal);
  for (const received of recent) {
    if (signal.aborted || channels.hasReceived(received.target.key)) continue;
    count += 1;
    parts.accept(received);
  }
  log.info({ since: from, channels: known.length, messages: count }, "Looked up what was missed");
  return count;
};
