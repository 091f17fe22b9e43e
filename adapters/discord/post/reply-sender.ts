import type { Client } from "discord.js";
import type { MessageHandler } from "../../../src/bot/chat-adapter.js";
import type { Log } from "../../../src/bot/log.js";
import type { IncomingMessage } from "../../../src/bot/message.js";
import type { Reply } from "../../../src/bot/reply.js";
import { isClosedToUs, isGone } from "../connect/discord-failures.js";
import { pressId } from "../read/interaction-ids.js";
import type { ReplyChains } from "../read/reply-chains.js";
import { writeReply } from "../write/write-discord-reply.js";
import type { InFlight } from "./active-questions.js";
import { readRef, refOf } from "./message-poster.js";
import type { Target } from "./reply-target.js";

export interface DeliveryParts {
  readonly client: Client;
  readonly handler: MessageHandler;
  readonly log: Log;
  readonly inFlight: InFlight;
  readonly chains: ReplyChains;
  /** The events came in after the stop had begun. */
  readonly late: boolean;
  /** Told of what went wrong in a place (null: nothing any more), for the health line. */
  readonly trouble: (channel: string, detail: string | null) => void;
}

/** Takes messages of ours back; what is gone already is no fault. */
const takeBack = async (client: Client, refs: readonly string[]): Promise<void> => {
  for (const ref of refs) {
    const read = readRef(ref);
    for (const messageId of read?.messageIds ?? [])
      try {
        const channel = await client.channels.fetch(read?.channelId ?? "");
        if (channel?.isTextBased() === true) await channel.messages.delete(messageId);
      } catch (error) {
        if (!isGone(error)) throw error;
      }
  }
};

const deliver = async (
  parts: DeliveryParts,
  message: IncomingMessage,
  reply: Reply,
  target: Target,
  page: number,
): Promise<string | null> => {
  if (reply.type === "remove") {
    await target.removeSource();
    await takeBack(parts.client, reply.refs);
    await target.nothing();
    return null;
  }
  const outgoing = writeReply(reply, {
    cause: message,
    roles: target.roles,
    page,
    sourceHead: target.sourceHead,
  });
  if (outgoing === null) return null;
  const inPlace = (reply.type === "answer" && reply.replace) || (reply.type === "home" && page >= 0);
  const posted = inPlace
    ? await target.replace(outgoing, reply.private)
    : await target.send(outgoing, reply.private);
  for (const { id } of posted) parts.chains.remember(id, message.place.thread);
  if (reply.type === "help-request") {
    const id = pressId({ action: "ask-a-person", answerId: reply.answerId, value: "" });
    if (id !== null) await target.disableSource(id);
  }
  return refOf(posted);
};

/** One event from the bot's hearing to its reply. Never throws: what fails is logged and shown in the health line. */
export const answerEvent = (
  parts: DeliveryParts,
  message: IncomingMessage,
  target: Target,
  page = -1,
): Promise<void> =>
  parts.inFlight.track(async (flight) => {
    const { log } = parts;
    flight.apologise = (texts) => {
      const words = writeReply(
        { type: "notice", texts, private: false, text: texts.interrupted },
        { cause: null, roles: target.roles, page: 0, sourceHead: null },
      );
      return words === null
        ? Promise.resolve()
        : target.send(words, message.type === "question" && message.private);
    };
    try {
      const handled = await parts.handler(message, {
        signal: flight.signal,
        late: parts.late,
        working(texts) {
          flight.texts = texts;
          target.working();
        },
      });
      if (flight.closed) return;
      if (handled === null) {
        await target.nothing();
        return;
      }
      const ref = await deliver(parts, message, handled.reply, target, page);
      if (ref !== null && ref !== "") await handled.delivered(ref);
      parts.trouble(message.place.channel, null);
    } catch (error) {
      if (isClosedToUs(error)) {
        log.info(
          { event: message.eventIds[0] },
          "a private reply was not posted: the person takes no private messages",
        );
        return;
      }
      const detail = error instanceof Error ? error.message : String(error);
      log.error(
        { err: error, event: message.eventIds[0], channel: message.place.channel },
        "no reply was posted",
      );
      parts.trouble(message.place.channel, detail);
      await target.nothing().catch(() => undefined);
    } finally {
      target.done();
    }
  });
