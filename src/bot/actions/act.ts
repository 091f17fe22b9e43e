import { audienceFor, mayShow } from "../access.js";
import type { Action, ActionName } from "../message.js";
import { notice, type Scene } from "../message-context.js";
import type { Response } from "../response.js";
import type { BotParts } from "../services.js";
import { context } from "./context.js";
import { askAPerson, resolve } from "./help.js";
import { judge } from "./judge.js";
import type { Act } from "./press.js";
import { remove } from "./remove.js";
import { choose, share, showAll } from "./show.js";

const acts: Readonly<Record<ActionName, Act>> = {
  helpful: judge,
  "not-helpful": judge,
  reason: judge,
  context,
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
export const act = async (parts: BotParts, scene: Scene, action: Action): Promise<Response> => {
  const { texts, access, personKey, placeKey } = scene;
  const record = await parts.store.questions.find(action.answerId, parts.clock());
  const byAsker = record?.personKey === personKey;
  const allowed =
    record !== null &&
    record.placeKey === placeKey &&
    access.answer !== "never" &&
    (!record.private || byAsker) &&
    mayShow(audienceFor(access, action.place, record.private), record.audience);
  if (!allowed) return { reply: notice(texts, texts.replies.gone) };
  return acts[action.action](parts, scene, { action, record, byAsker });
};
