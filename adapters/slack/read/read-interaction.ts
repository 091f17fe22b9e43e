import type { z } from "zod";
import type { Place } from "../../../src/bot/message.js";
import { SHORTCUT } from "../connect/slack-manifest.js";
import { PLATFORM } from "../slack-settings.js";
import { REASON_FIELD, readActionValue } from "./interaction-ids.js";
import { person } from "./read-slack-event.js";
import { readText } from "./read-slack-text.js";
import type { BotIdentity, ReceivedMessage, ReplyTarget } from "./received-message.js";
import {
  actionSchema,
  commandSchema,
  keptSchema,
  shortcutSchema,
  submissionSchema,
} from "./slack-payloads.js";

/** Payloads of commands, shortcuts, buttons and modals -> what the bot understands. Pure and synchronous. */

/** Whether a channel is shared with people outside; these payloads do not say so themselves. */
export type IsExternal = (channel: string) => boolean;

const placeOf = (team: string, channel: string, thread: string, external: boolean): Place => ({
  platform: PLATFORM,
  workspace: team,
  channel,
  parent: null,
  thread,
  kind: channel.startsWith("D") ? "direct" : "channel",
  external,
});

const target = (
  parts: Partial<ReplyTarget> & Pick<ReplyTarget, "key" | "channel" | "user">,
): ReplyTarget => ({
  userTeam: null,
  threadTs: null,
  privateThreadTs: null,
  direct: parts.channel.startsWith("D"),
  responseUrl: null,
  triggerId: null,
  pressed: null,
  leftOpen: [],
  viaResponseUrl: false,
  ...parts,
});

export const readCommand = (
  payload: unknown,
  bot: BotIdentity,
  isExternal: IsExternal,
): ReceivedMessage | null => {
  const read = commandSchema.safeParse(payload);
  if (!read.success) return null;
  const { team_id, channel_id, user_id, text, trigger_id, response_url } = read.data;
  const key = `command:${trigger_id}`;
  return {
    message: {
      type: "question",
      eventIds: [key],
      // A person's commands in one place are one conversation of that person alone.
      place: placeOf(team_id, channel_id, `command:${channel_id}:${user_id}`, isExternal(channel_id)),
      person: person(user_id),
      text: readText(text, bot.userId),
      messageId: null,
      manner: "command",
      private: true,
    },
    target: target({
      key,
      channel: channel_id,
      user: user_id,
      responseUrl: response_url,
      triggerId: trigger_id,
      viaResponseUrl: true,
    }),
  };
};

export const readShortcut = (
  payload: unknown,
  bot: BotIdentity,
  isExternal: IsExternal,
): ReceivedMessage | null => {
  const read = shortcutSchema.safeParse(payload);
  if (!read.success || read.data.callback_id !== SHORTCUT) return null;
  const { team, user, channel, message, trigger_id, response_url } = read.data;
  const key = `shortcut:${trigger_id}`;
  const threadTs = message.thread_ts ?? message.ts;
  return {
    message: {
      type: "question",
      eventIds: [key],
      place: placeOf(team.id, channel.id, threadTs, isExternal(channel.id)),
      person: person(user.id),
      text: readText(message.text, bot.userId),
      messageId: message.ts,
      manner: "shortcut",
      private: false,
    },
    target: target({
      key,
      channel: channel.id,
      user: user.id,
      userTeam: user.team_id ?? team.id,
      threadTs,
      responseUrl: response_url,
      triggerId: trigger_id,
    }),
  };
};

const pressedThread = (data: z.infer<typeof actionSchema>): string | null =>
  data.container.thread_ts ?? data.message?.thread_ts ?? null;

export const readAction = (payload: unknown, isExternal: IsExternal): ReceivedMessage | null => {
  const read = actionSchema.safeParse(payload);
  if (!read.success) return null;
  const { team, user, container, trigger_id, response_url, actions } = read.data;
  const [action] = actions;
  const pressed = readActionValue(action?.selected_option?.value ?? action?.value ?? "");
  if (action === undefined || pressed === null) return null;
  const key = `action:${container.message_ts}:${user.id}:${action.action_ts}`;
  const threadTs = pressedThread(read.data);
  const channel = container.channel_id;
  return {
    message: {
      type: "action",
      eventIds: [key],
      place: placeOf(team.id, channel, threadTs ?? container.message_ts, isExternal(channel)),
      person: person(user.id),
      ...pressed,
      moderator: false,
    },
    target: target({
      key,
      channel,
      user: user.id,
      threadTs,
      privateThreadTs: threadTs,
      responseUrl: response_url ?? null,
      triggerId: trigger_id,
      pressed: {
        ts: container.message_ts,
        ephemeral: container.is_ephemeral,
        text: readText(read.data.message?.text ?? "", ""),
      },
    }),
  };
};

/** The reason for "not helpful", sent from its modal. */
export const readSubmission = (payload: unknown): ReceivedMessage | null => {
  const read = submissionSchema.safeParse(payload);
  if (!read.success) return null;
  const { team, user, view } = read.data;
  let metadata: unknown;
  try {
    metadata = JSON.parse(view.private_metadata);
  } catch {
    return null;
  }
  const kept = keptSchema.safeParse(metadata);
  if (!kept.success) return null;
  const { answerId, channel, thread, threadTs, external } = kept.data;
  const key = `view:${view.id}`;
  return {
    message: {
      type: "action",
      eventIds: [key],
      place: { ...placeOf(team.id, channel, thread, external), kind: kept.data.kind },
      person: person(user.id),
      action: "reason",
      answerId,
      value: view.state.values[REASON_FIELD]?.[REASON_FIELD]?.value ?? "",
      moderator: false,
    },
    target: target({ key, channel, user: user.id, threadTs, privateThreadTs: threadTs }),
  };
};
