import { followUp } from "./follow-up.js";
import type { IncomingMessage } from "./message.js";
import type { Scene } from "./message-context.js";
import { addressed } from "./reply-decision.js";

/** Whether the bot replies at all; only questions can be somebody else's business. */
export const verdict = (
  message: IncomingMessage,
  { access, turns, personKey }: Scene,
): "answer" | "ignore" | "refuse" =>
  message.type === "question"
    ? addressed(message, access, {
        known: turns.length > 0,
        askedByThisPerson: turns.some((turn) => turn.personKey === personKey),
        followsUp: followUp(message.text, turns[0]?.question) !== null,
      })
    : "answer";
