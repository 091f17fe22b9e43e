import { act } from "./actions/act.js";
import { answerQuestion } from "./answer-question.js";
import { changed } from "./changed.js";
import type { HandledReply, MessageHandler, Session } from "./chat-adapter.js";
import { claimEvent } from "./claim.js";
import { complete } from "./complete.js";
import { failed, refused } from "./failure.js";
import type { IncomingMessage } from "./message.js";
import { type MessageContext, messageContextOf } from "./message-context.js";
import { notice } from "./notice.js";
import type { Response } from "./reply.js";
import { decideReply } from "./reply-decision.js";
import type { BotServices } from "./services.js";
import { visit } from "./visit.js";

const respond = (
  services: BotServices,
  context: MessageContext,
  message: IncomingMessage,
  session: Session,
) => {
  switch (message.type) {
    case "question":
      return answerQuestion(services, context, message, session);
    case "action":
      return act(services, context, message);
    case "edited":
    case "deleted":
      return changed(services, context, message);
    case "complete":
      return complete(services, context, message);
    default:
      return visit(services, context, message);
  }
};

/** Such a message gets no reply of its own that somebody would read: while the bot stops it is left alone. */
const refersToAnother = ({ type }: IncomingMessage): boolean =>
  type === "edited" || type === "deleted" || type === "complete";

const askAgain = ({ texts }: MessageContext, message: IncomingMessage): Response => ({
  reply: notice(texts, texts.interrupted, message.type === "question" ? message.private : true),
});

/** The whole story of a message: is it ours, is it new, who asks, what is the answer. Never throws. */
export const createHandler = (services: BotServices): MessageHandler => {
  const story = async (message: IncomingMessage, session: Session): Promise<HandledReply | null> => {
    const context = await messageContextOf(services, message);
    const decision = decideReply(message, context);
    if (decision === "ignore") return null;
    const claim = await claimEvent(services, message);
    if (claim === null) return null;
    if (session.late && !refersToAnother(message)) return claim.settle(askAgain(context, message));
    const response =
      decision === "refuse"
        ? refused(services, context, message)
        : await respond(services, context, message, session).catch((error) =>
            failed(services, context, message, error),
          );
    return claim.settle(response);
  };
  return (message, session) =>
    services.shutdown.track(() =>
      story(message, session).catch((error) => failed(services, null, message, error).handled),
    );
};
