import { ACTIONS, type ActionName } from "../../../src/bot/message.js";

/** The form that asks for a reason, and its one field. */
export const REASON_VIEW = "verse_reason";
export const REASON_FIELD = "reason";

const PREFIX = "verse.";
/** Both thumbs are one element with one id; which was pressed stands in its value. */
export const FEEDBACK_ID = `${PREFIX}feedback`;
export const ANY_ACTION = /^verse\./u;

export interface PressedAction {
  readonly action: ActionName;
  readonly answerId: string;
  readonly value: string;
}

/** Two buttons of one kind in one message need two ids: the tail tells them apart and is not read. */
export const actionId = (action: ActionName, tail: string): string =>
  `${PREFIX}${action}${tail === "" ? "" : `.${tail}`}`;

export const actionValue = (pressed: PressedAction): string =>
  JSON.stringify([pressed.action, pressed.answerId, pressed.value]);

const isAction = (name: unknown): name is ActionName => ACTIONS.some((known) => known === name);

/** Null for a value that is not ours. */
export const readActionValue = (value: string): PressedAction | null => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    return null;
  }
  if (!Array.isArray(parsed)) return null;
  const [action, answerId, rest] = parsed;
  if (!isAction(action) || typeof answerId !== "string" || typeof rest !== "string") return null;
  return { action, answerId, value: rest };
};
