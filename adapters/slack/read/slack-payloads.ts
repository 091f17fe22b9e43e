import { z } from "zod";

/** The parts of Slack's payloads that are read; everything else is left alone. */

const id = z.string().min(1);

export const messageSchema = z.looseObject({
  type: z.string(),
  subtype: z.string().optional(),
  user: z.string().optional(),
  user_team: z.string().optional(),
  bot_id: z.string().optional(),
  app_id: z.string().optional(),
  text: z.string().default(""),
  ts: id,
  thread_ts: id.optional(),
  reply_users: z.array(z.string()).optional(),
  streaming_state: z.string().optional(),
});
export type SlackMessage = z.infer<typeof messageSchema>;

const spoken = messageSchema.extend({ channel: id, channel_type: z.string().optional() });

const eventSchema = z.discriminatedUnion("type", [
  spoken.extend({ type: z.literal("app_mention") }),
  z.looseObject({
    type: z.literal("message"),
    subtype: z.string().optional(),
    channel: id,
    channel_type: z.string().optional(),
    user: z.string().optional(),
    user_team: z.string().optional(),
    bot_id: z.string().optional(),
    text: z.string().default(""),
    ts: id,
    thread_ts: id.optional(),
    deleted_ts: id.optional(),
    message: messageSchema.partial({ type: true }).optional(),
    previous_message: messageSchema.partial({ type: true }).optional(),
  }),
  z.looseObject({ type: z.literal("app_home_opened"), user: id, channel: id, tab: z.string() }),
  z.looseObject({ type: z.literal("agent_session_stopped"), channel: id, thread_ts: id.optional() }),
]);
export type SlackEvent = z.infer<typeof eventSchema>;

export const eventBodySchema = z.looseObject({
  team_id: id,
  event_id: id,
  is_ext_shared_channel: z.boolean().default(false),
  event: eventSchema,
});
export type EventBody = z.infer<typeof eventBodySchema>;

export const commandSchema = z.looseObject({
  team_id: id,
  channel_id: id,
  user_id: id,
  text: z.string().default(""),
  trigger_id: id,
  response_url: id,
});

const pressedBy = {
  team: z.looseObject({ id }),
  user: z.looseObject({ id, team_id: z.string().optional() }),
  trigger_id: id,
};

export const shortcutSchema = z.looseObject({
  ...pressedBy,
  type: z.literal("message_action"),
  callback_id: id,
  response_url: id,
  channel: z.looseObject({ id }),
  message: messageSchema,
});

export const actionSchema = z.looseObject({
  ...pressedBy,
  type: z.literal("block_actions"),
  response_url: z.string().optional(),
  container: z.looseObject({
    channel_id: id,
    message_ts: id,
    thread_ts: id.optional(),
    is_ephemeral: z.boolean().default(false),
  }),
  message: z.looseObject({ thread_ts: id.optional(), text: z.string().optional() }).optional(),
  actions: z
    .array(
      z.looseObject({
        action_id: id,
        action_ts: id,
        value: z.string().optional(),
        selected_option: z.looseObject({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

export const submissionSchema = z.looseObject({
  ...pressedBy,
  type: z.literal("view_submission"),
  view: z.looseObject({
    id,
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.looseObject({
      values: z.record(z.string(), z.record(z.string(), z.looseObject({ value: z.string().nullish() }))),
    }),
  }),
});

/** What the reason modal keeps in its private metadata. */
export const keptSchema = z.strictObject({
  answerId: z.string(),
  channel: id,
  threadTs: id.nullable(),
  thread: id,
  kind: z.enum(["direct", "channel"]),
  external: z.boolean(),
});
