import { audienceFor, mayShow } from "../access.js";
import type { Action, ActionName } from "../message.js";
import type { MessageContext } from "../message-context.js";
import { notice } from "../notice.js";
import type { Response } from "../reply.js";
import type { BotServices } from "../services.js";
import { showContext } from "./context.js";
import { askAPerson, resolve } from "./help.js";
import { judge } from "./judge.js";
import type { Act } from "./press.js";
import { remove } from "./remove.js";
import { choose, share, showAll } from "./show.js";

const acts: Readonly<Record<ActionName, Act>> = {
  helpful: judge,
  "not-helpful": judge,
  reason: judge,
  context: showContext,
  "show-all": showAll,
  choose,
  "ask-a-person": askAPerson,
  resolve,
  remove,
  share,
};

/**
 * An answer belongs to its place and its audience: from elsewhere, and after the place lost the right to it, it looks
 * like one that never was.
 */
export const act = async (
  services: BotServices,
  context: MessageContext,
  action: Action,
): Promise<Response> => {
  const { texts, access, personKey, placeKey } = context;
  const record = await services.store.questions.find(action.answerId, services.clock());
  const byAsker = record?.personKey === personKey;
  const allowed =
    record !== null &&
    record.placeKey === placeKey &&
    access.answer !== "never" &&
    (!record.private || byAsker) &&
    mayShow(audienceFor(access, action.place, record.private), record.audience);
  if (!allowed) return { reply: notice(texts, texts.replies.gone) };
  return acts[action.action](services, context, { action, record, byAsker });
};
