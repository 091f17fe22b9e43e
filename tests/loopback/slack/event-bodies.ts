import { randomUUID } from "node:crypto";
import type { Fields } from "./refusal.js";
import { BOT_USER, type Channel, TEAM } from "./workspace.js";

/** Bodies as the Events API and the interactive surfaces send them. */

export const eventBody = (event: Fields, external: boolean): Fields => ({
  token: "verification",
  team_id: TEAM,
  api_app_id: "A0APP",
  type: "event_callback",
  event_id: `Ev${randomUUID().replaceAll("-", "").slice(0, 10).toUpperCase()}`,
  event_time: Math.floor(Number(event["event_ts"] ?? 0)),
  is_ext_shared_channel: external,
  authorizations: [
    {
      enterprise_id: null,
      team_id: TEAM,
      user_id: BOT_USER,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  event,
});

export interface Said {
  readonly channel: Channel;
  readonly user: string;
  readonly text: string;
  readonly ts: string;
  readonly threadTs: string | null;
}

const common = (said: Said): Fields => ({
  user: said.user,
  team: TEAM,
  text: said.text,
  ts: said.ts,
  event_ts: said.ts,
  channel: said.channel.id,
  ...(said.threadTs === null ? {} : { thread_ts: said.threadTs }),
});

export const mentionEvent = (said: Said): Fields => ({ type: "app_mention", ...common(said) });

export const messageEvent = (said: Said, more: Fields = {}): Fields => ({
  type: "message",
  ...common(said),
  channel_type: said.channel.kind,
  ...more,
});

export const commandBody = (parts: {
  channel: string;
  user: string;
  text: string;
  triggerId: string;
  responseUrl: string;
}): Fields => ({
  token: "verification",
  team_id: TEAM,
  team_domain: "acme",
  channel_id: parts.channel,
  channel_name: "general",
  user_id: parts.user,
  user_name: "ann",
  command: "/policy",
  text: parts.text,
  api_app_id: "A0APP",
  is_enterprise_install: "false",
  response_url: parts.responseUrl,
  trigger_id: parts.triggerId,
});

interface Pressed {
  readonly user: string;
  readonly triggerId: string;
  readonly responseUrl: string;
}

const who = (parts: Pressed): Fields => ({
  team: { id: TEAM, domain: "acme" },
  user: { id: parts.user, username: "ann", name: "ann", team_id: TEAM },
  api_app_id: "A0APP",
  token: "verification",
  is_enterprise_install: false,
  enterprise: null,
  trigger_id: parts.triggerId,
  response_url: parts.responseUrl,
});

export const shortcutBody = (
  parts: Pressed & { readonly callbackId: string; readonly channel: string; readonly message: Fields },
): Fields => ({
  ...who(parts),
  type: "message_action",
  callback_id: parts.callbackId,
  action_ts: `${Date.now() / 1000}`,
  channel: { id: parts.channel, name: "general" },
  message_ts: parts.message["ts"],
  message: parts.message,
});

export const actionBody = (
  parts: Pressed & {
    readonly channel: string;
    readonly message: Fields;
    readonly ephemeral: boolean;
    readonly action: Fields;
  },
): Fields => ({
  ...who(parts),
  type: "block_actions",
  channel: { id: parts.channel, name: "general" },
  container: {
    type: "message",
    message_ts: parts.message["ts"],
    channel_id: parts.channel,
    is_ephemeral: parts.ephemeral,
    ...(parts.message["thread_ts"] === undefined ? {} : { thread_ts: parts.message["thread_ts"] }),
  },
  ...(parts.ephemeral ? {} : { message: parts.message }),
  actions: [{ action_ts: `${Date.now() / 1000}`, ...parts.action }],
});

export const submissionBody = (
  parts: Pressed & { readonly view: Fields; readonly values: Fields },
): Fields => ({
  ...who(parts),
  type: "view_submission",
  view: { ...parts.view, state: { values: parts.values }, hash: "1" },
  response_urls: [],
});
