import type { Person, Place } from "../../../src/bot/message.js";
import { PLATFORM } from "../slack-settings.js";
import { mentions, readText } from "./read-slack-text.js";
import type { BotIdentity, ReceivedMessage, ReplyTarget } from "./received-message.js";
import type { EventBody, SlackEvent, SlackMessage } from "./slack-payloads.js";

/** Payloads of the Events API -> what the bot understands. Pure and synchronous. */

type Spoken = Extract<SlackEvent, { type: "message" | "app_mention" }>;
type Mention = Extract<SlackEvent, { type: "app_mention" }>;
type Message = Extract<SlackEvent, { type: "message" }>;

export const person = (id: string): Person => ({ id, name: null, locale: null, roles: [] });

/** People write with no subtype, or with one of these. */
const SPOKEN_SUBTYPES = ["file_share", "thread_broadcast", "me_message"];

interface Where {
  readonly team: string;
  readonly userTeam?: string | undefined;
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly direct: boolean;
  readonly external: boolean;
}

const placeOf = (where: Where): Place => ({
  platform: PLATFORM,
  workspace: where.team,
  channel: where.channel,
  parent: null,
  thread: where.threadTs ?? where.ts,
  kind: where.direct ? "direct" : "channel",
  external: where.external,
});

const targetOf = (where: Where, user: string): ReplyTarget => ({
  key: `${where.channel}:${where.ts}`,
  channel: where.channel,
  user,
  userTeam: where.userTeam ?? where.team,
  threadTs: where.threadTs ?? where.ts,
  privateThreadTs: where.threadTs,
  direct: where.direct,
  responseUrl: null,
  triggerId: null,
  pressed: null,
  leftOpen: [],
  viaResponseUrl: false,
});

const isDirect = (event: { channel: string; channel_type?: string | undefined }): boolean =>
  event.channel_type === undefined ? event.channel.startsWith("D") : event.channel_type === "im";

/** Somebody else's words, said by a person: neither ours nor those of another bot. */
const isPerson = (message: Pick<SlackMessage, "user" | "bot_id" | "subtype">, bot: BotIdentity): boolean =>
  message.user !== undefined &&
  message.user !== bot.userId &&
  message.bot_id === undefined &&
  (message.subtype === undefined || SPOKEN_SUBTYPES.includes(message.subtype));

const whereOf = (body: EventBody, event: Spoken): Where => ({
  team: body.team_id,
  userTeam: event.user_team,
  channel: event.channel,
  ts: event.ts,
  threadTs: event.thread_ts ?? null,
  direct: isDirect(event),
  external: body.is_ext_shared_channel,
});

const mannerOf = (where: Where, mentioned: boolean) =>
  where.direct ? "direct" : mentioned ? "mention" : where.threadTs === null ? "seen" : "follow-up";

/** Somebody's words at a place; `eventId` is null for what was looked up. */
interface SpokenWords {
  readonly user: string;
  readonly text: string;
  readonly eventId: string | null;
  readonly mentioned: boolean;
}

const question = (
  where: Where,
  { user, text, eventId, mentioned }: SpokenWords,
  bot: BotIdentity,
): ReceivedMessage => ({
  message: {
    type: "question",
    eventIds: [`${where.channel}:${where.ts}`, ...(eventId === null ? [] : [eventId])],
    place: placeOf(where),
    person: person(user),
    text: readText(text, bot.userId),
    messageId: where.ts,
    manner: mannerOf(where, mentioned),
    private: false,
  },
  target: targetOf(where, user),
});

const readSpoken = (body: EventBody, event: Mention | Message, bot: BotIdentity): ReceivedMessage | null => {
  const { user } = event;
  if (user === undefined || !isPerson(event, bot)) return null;
  const where = whereOf(body, event);
  // Slack sends a mention twice, the second time as a message of the channel.
  if (event.type === "message" && !where.direct && mentions(event.text, bot.userId)) return null;
  const mentioned = event.type === "app_mention";
  return question(where, { user, text: event.text, eventId: body.event_id, mentioned }, bot);
};

const readChanged = (body: EventBody, event: Message, bot: BotIdentity): ReceivedMessage | null => {
  const before = event.previous_message;
  const after = event.message;
  // A deleted root that has replies stays behind as an edited "tombstone".
  const deleted = event.subtype === "message_deleted" || after?.subtype === "tombstone";
  const ts = event.deleted_ts ?? after?.ts ?? before?.ts;
  const user = before?.user ?? after?.user;
  if (ts === undefined || user === undefined || user === bot.userId || before?.bot_id !== undefined)
    return null;
  // A link that unfolded changes a message as well, but not its words.
  if (!deleted && (after === undefined || after.text === before?.text)) return null;
  const threadTs = after?.thread_ts ?? before?.thread_ts ?? null;
  const where = { ...whereOf(body, event), ts, threadTs };
  return {
    message: {
      type: deleted ? "deleted" : "edited",
      eventIds: [body.event_id, `${event.channel}:${event.ts}:${event.subtype}`],
      place: placeOf(where),
      person: person(user),
      messageId: ts,
      text: deleted ? "" : readText(after?.text ?? "", bot.userId),
    },
    target: { ...targetOf(where, user), key: `${event.channel}:${event.ts}:${event.subtype}` },
  };
};

const readVisit = (
  body: EventBody,
  event: Extract<SlackEvent, { type: "app_home_opened" }>,
): ReceivedMessage | null => {
  if (event.tab !== "home" && event.tab !== "messages") return null;
  const where = {
    team: body.team_id,
    channel: event.channel,
    ts: event.channel,
    threadTs: null,
    direct: true,
    external: false,
  };
  return {
    message: {
      type: event.tab === "home" ? "home" : "opened",
      eventIds: [body.event_id],
      place: placeOf(where),
      person: person(event.user),
      text: "",
    },
    target: { ...targetOf(where, event.user), key: body.event_id, threadTs: null },
  };
};

/** Null for what is not for the bot: its own words, those of other bots, kinds of events it does not know. */
export const readEvent = (body: EventBody, bot: BotIdentity): ReceivedMessage | null => {
  const { event } = body;
  switch (event.type) {
    case "app_mention":
      return readSpoken(body, event, bot);
    case "message":
      return event.subtype === "message_changed" || event.subtype === "message_deleted"
        ? readChanged(body, event, bot)
        : readSpoken(body, event, bot);
    case "app_home_opened":
      return readVisit(body, event);
    case "agent_session_stopped":
      return null;
  }
};

/** The streams in a thread that may have no process writing them any more. */
export const leftOpenIn = (thread: readonly SlackMessage[], bot: BotIdentity): string[] =>
  thread
    .filter(({ user, streaming_state }) => user === bot.userId && streaming_state === "in_progress")
    .map(({ ts }) => ts);

/**
 * A message found in a channel's history after a gap; null when it does not ask the bot or was answered. A reply that
 * is among those left open is no answer.
 */
export const readMissed = (
  found: SlackMessage,
  channel: { readonly id: string; readonly direct: boolean; readonly external: boolean },
  bot: BotIdentity,
  leftOpen: readonly string[] = [],
): ReceivedMessage | null => {
  if (found.user === undefined || !isPerson(found, bot)) return null;
  if (found.reply_users?.includes(bot.userId) === true && leftOpen.length === 0) return null;
  const where = {
    team: bot.teamId,
    userTeam: found.user_team,
    channel: channel.id,
    ts: found.ts,
    threadTs: found.thread_ts ?? null,
    direct: channel.direct,
    external: channel.external,
  };
  const { user, text } = found;
  const mentioned = mentions(text, bot.userId);
  const received = question(where, { user, text, eventId: null, mentioned }, bot);
  return { ...received, target: { ...received.target, leftOpen } };
};
