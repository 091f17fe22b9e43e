import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { persist } from "./calls.js";
import type { Channels, KnownChannel } from "./channels.js";
import type { Heard, Self } from "./heard.js";
import { messageSchema } from "./payloads.js";
import { readMissed } from "./read-event.js";
import type { Clock, Log, SlackTiming } from "./settings.js";

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
  const { client, channels, clock, timing } = parts;
  const now = clock.now();
  const from = Math.max(gapBegan - MARGIN_MS, now - timing.lookBackMs);
  const oldest = String(from / 1000);
  const recent: Heard[] = [];
  let count = 0;

  const hear = async (channel: KnownChannel, call: () => Promise<unknown>): Promise<void> => {
    if (signal.aborted) return;
    const result = await persist(call, now + timing.giveUpMs, timing, clock, signal);
    if (!result.ok) {
      parts.log.warn(
        { channel: channel.id, failure: result.failure },
        "Missed messages could not be looked up",
      );
      return;
    }
    const found = page.safeParse(result.value).data?.messages ?? [];
    for (const raw of found) {
      const message = messageSchema.safeParse(raw);
      if (!message.success || Number(message.data.ts) * 1000 < from) continue;
      const heard = readMissed(message.data, channel, parts.self);
      if (heard === null || channels.hasHeard(heard.target.key)) continue;
      if (Number(message.data.ts) * 1000 >= now) {
        recent.push(heard);
        continue;
      }
      count += 1;
      parts.accept(heard);
    }
  };

  const known = channels.all().slice(0, MOST_CHANNELS);
  for (const channel of known)
    await hear(channel, () =>
      client.conversations.history({ channel: channel.id, oldest, limit: MOST_MESSAGES }),
    );
  for (const { channel, threadTs } of channels
    .threadsSince(from - timing.lookBackMs)
    .slice(0, MOST_THREADS)) {
    const place = channels.all().find((one) => one.id === channel);
    if (place === undefined) continue;
    await hear(place, () =>
      client.conversations.replies({ channel, ts: threadTs, oldest, limit: MOST_MESSAGES }),
    );
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
