import type { Client } from "discord.js";
import type { MessageHandler } from "../../../src/bot/chat-adapter.js";
import type { Log } from "../../../src/bot/log.js";
import type { Reply } from "../../../src/bot/reply.js";
import type { Texts } from "../../../src/bot/texts.js";
import { isClosedToUs, isGone } from "../connect/discord-failures.js";
import type { DiscordHealth } from "../connect/discord-health.js";
import { pressId } from "../read/interaction-ids.js";
import type { ReplyChains } from "../read/reply-chains.js";
import { writeReply } from "../write/write-discord-reply.js";
import type { ActiveQuestions } from "./active-questions.js";
import { readRef, refOf } from "./message-poster.js";
import type { ReceivedMessage } from "./reply-target.js";

export interface ReplySenderParts {
  readonly client: Client;
  readonly handler: MessageHandler;
  readonly log: Log;
  readonly questions: ActiveQuestions;
  readonly chains: ReplyChains;
  /** The events came in after the stop had begun. */
  readonly late: boolean;
  readonly health: DiscordHealth;
}

/** Deletes messages of the bot; what is gone already is no fault. */
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

/** Posts a reply; returns the adapter's name of what was posted, null where nothing was. */
const deliver = async (
  parts: ReplySenderParts,
  { message, target, page }: ReceivedMessage,
  reply: Reply,
): Promise<string | null> => {
  if (reply.type === "remove") {
    await target.removeSource();
    await takeBack(parts.client, reply.refs);
    await target.nothing();
    return null;
  }
  const { roles, sourceHead } = target;
  const outgoing = writeReply(reply, { cause: message, roles, page: page ?? 0, sourceHead });
  if (outgoing === null) return null;
  const inPlace = (reply.type === "answer" && reply.replace) || (reply.type === "home" && page !== undefined);
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

/** Tells the person, where the reply was due, that answering was interrupted. */
const sayInterrupted = async ({ message, target }: ReceivedMessage, texts: Texts): Promise<void> => {
  const outgoing = writeReply(
    { type: "notice", texts, private: false, text: texts.interrupted },
    { cause: null, roles: target.roles, page: 0, sourceHead: null },
  );
  if (outgoing !== null) await target.send(outgoing, message.type === "question" && message.private);
};

/** No reply could be posted: for the log, and for the health report until a reply is posted there again. */
const reportLost = (
  { log, health }: ReplySenderParts,
  { message }: ReceivedMessage,
  error: unknown,
): void => {
  const [event] = message.eventIds;
  if (isClosedToUs(error)) {
    log.info({ event }, "a private reply was not posted: the person takes no private messages");
    return;
  }
  const { channel } = message.place;
  log.error({ err: error, event, channel }, "no reply was posted");
  health.setTrouble(channel, error instanceof Error ? error.message : String(error));
};

/** From a received message to its posted reply. Never throws: what fails is logged and shown in the health report. */
export const answerEvent = (parts: ReplySenderParts, received: ReceivedMessage): Promise<void> =>
  parts.questions.track(async (question) => {
    const { message, target } = received;
    question.sayInterrupted = (texts) => sayInterrupted(received, texts);
    try {
      const handled = await parts.handler(message, {
        signal: question.signal,
        late: parts.late,
        working(texts) {
          question.texts = texts;
          target.working();
        },
      });
      if (question.closed) return;
      if (handled === null) {
        await target.nothing();
        return;
      }
      const ref = await deliver(parts, received, handled.reply);
      if (ref !== null && ref !== "") await handled.delivered(ref);
      parts.health.setTrouble(message.place.channel, null);
    } catch (error) {
      reportLost(parts, received, error);
      if (!isClosedToUs(error)) await target.nothing().catch(() => undefined);
    } finally {
      target.done();
    }
  });
