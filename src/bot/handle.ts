import { act } from "./actions/act.js";
import { answerQuestion } from "./answer-question.js";
import { changed } from "./changed.js";
import type { HandledReply, MessageHandler, Session } from "./chat-adapter.js";
import { claimEvent } from "./claim.js";
import { complete } from "./complete.js";
import { failed, refused } from "./failure.js";
import type { IncomingMessage } from "./message.js";
import { notice, type Scene, sceneOf } from "./message-context.js";
import type { Response } from "./response.js";
import type { BotParts } from "./services.js";
import { verdict } from "./verdict.js";
import { visit } from "./visit.js";

const respond = (parts: BotParts, scene: Scene, message: IncomingMessage, session: Session) => {
  switch (message.type) {
    case "question":
      return answerQuestion(parts, scene, message, session);
    case "action":
      return act(parts, scene, message);
    case "edited":
    case "deleted":
      return changed(parts, scene, message);
    case "complete":
      return complete(parts, scene, message);
    default:
      return visit(parts, scene, message);
  }
};

/** It concerns a question that is in flight; told to nobody. */
const refersToAnother = ({ type }: IncomingMessage): boolean =>
  type === "edited" || type === "deleted" || type === "complete";

const askAgain = ({ texts }: Scene, message: IncomingMessage): Response => ({
  reply: notice(texts, texts.interrupted, message.type === "question" ? message.private : true),
});

/** The whole story of a message: is it ours, is it new, who asks, what is the answer. Never throws. */
export const createHandler = (parts: BotParts): MessageHandler => {
  const story = async (message: IncomingMessage, session: Session): Promise<HandledReply | null> => {
    const scene = await sceneOf(parts, message);
    const meant = verdict(message, scene);
    if (meant === "ignore") return null;
    const claim = await claimEvent(parts, message);
    if (claim === null) return null;
    if (session.late && !refersToAnother(message)) return claim.settle(askAgain(scene, message));
    const response =
      meant === "refuse"
        ? refused(parts, scene, message)
        : await respond(parts, scene, message, session).catch((error) =>
            failed(parts, scene, message, error),
          );
    return claim.settle(response);
  };
  return (message, session) =>
    parts.drain.track(() =>
      story(message, session).catch((error) => failed(parts, null, message, error).handled),
    );
};
