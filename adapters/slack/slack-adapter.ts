import { App, webApi } from "@slack/bolt";
import type { ChatAdapter, ChatLimits } from "../../src/bot/chat-adapter.js";
import { VerseError } from "../../src/errors.js";
import { type Clock, endsWithin } from "../../src/time/clock.js";
import { PendingWork } from "../../src/time/pending-work.js";
import { learnIdentity } from "./connect/bot-identity.js";
import { EventHandlers, listen } from "./connect/event-handlers.js";
import { createHttpReceiver, type RequestHandler } from "./connect/http-receiver.js";
import { clientOptions, createBoltLogger, SlackCalls } from "./connect/slack-calls.js";
import { SlackHealth } from "./connect/slack-health.js";
import { createSocketConnection, type SlackConnection } from "./connect/socket-connection.js";
import { ActiveQuestions } from "./post/active-questions.js";
import { ChannelPacing } from "./post/channel-pacing.js";
import { MessagePoster } from "./post/message-poster.js";
import { ProgressIndicator } from "./post/progress-indicator.js";
import { ReplySender } from "./post/reply-sender.js";
import { catchUp } from "./read/catch-up.js";
import { KnownChannels } from "./read/known-channels.js";
import { People } from "./read/people.js";
import type { BotIdentity } from "./read/received-message.js";
import { DEFAULT_TIMING, type Log, PLATFORM, type SlackSettings } from "./slack-settings.js";
import { StreamCalls } from "./stream/stream-calls.js";
import { MOST_MESSAGE_CHARS } from "./write/slack-blocks.js";
import { MOST_QUOTES } from "./write/write-slack-answer.js";

const LIMITS: ChatLimits = {
  maxChars: MOST_MESSAGE_CHARS,
  maxQuotes: MOST_QUOTES,
  maxQuestionChars: 40_000,
  streams: true,
  privateReplies: true,
};

/** How far back the first connection looks: a restart is a gap too. */
const RESTART_GAP_MS = 60_000;

export interface SlackAdapter extends ChatAdapter {
  /** In HTTP mode, what the one HTTP server does with POST /slack/events; null in Socket Mode. */
  readonly requests: RequestHandler | null;
}

/** Slack through Bolt. Throws VerseError `bad-settings` when neither mode is possible. */
export const createSlackAdapter = (settings: SlackSettings, log: Log, clock: Clock): SlackAdapter => {
  const health = new SlackHealth(clock, log);
  const pending = new PendingWork();
  const stopping = new AbortController();
  const { connection, requests } = openConnection(settings, { health, pending, clock, log });
  const { calls, channels, answering } = createCalls(settings, { health, clock, log });
  let questions: ActiveQuestions | null = null;

  return {
    name: PLATFORM,
    limits: LIMITS,
    requests,
    health: () => health.read(),
    async start(handler) {
      const bot = await learnIdentity(calls, health, stopping.signal);
      if (bot === null) return;
      questions = new ActiveQuestions({ ...answering, handler });
      const own = await channels.learnOwn();
      if (!own.ok) log.warn({ failure: own.failure }, "The bot's channels could not be listed");
      const handlers = new EventHandlers({ bot, channels, questions, pending, log });
      const accept = handlers.accept.bind(handlers);
      listen(createApp(settings, connection, { bot, log }), handlers, { pending, log });
      await connection.start((gapBegan) => {
        const parts = { calls, channels, bot, accept };
        catchUp(parts, gapBegan ?? clock.now() - RESTART_GAP_MS, stopping.signal).catch((problem: unknown) =>
          log.error({ err: problem }, "Missed messages could not be looked up"),
        );
      });
    },
    async stop(graceMs) {
      stopping.abort();
      // First, so that Slack hands new events to another connection instead of to one that ignores them.
      await connection.stop();
      // What is acknowledged already does not come again: it is taken up before new questions are refused.
      const until = clock.now() + graceMs;
      await endsWithin(pending.idle(), graceMs, clock);
      await questions?.drain(Math.max(0, until - clock.now()));
      health.set("stopped");
    },
  };
};

interface CommonParts {
  readonly health: SlackHealth;
  readonly clock: Clock;
  readonly log: Log;
}

const timingOf = (settings: SlackSettings) => ({ ...DEFAULT_TIMING, ...settings.timing });

/** The connection that the settings ask for: Socket Mode when there is an app token, else HTTP. */
const openConnection = (
  settings: SlackSettings,
  { health, pending, clock, log }: CommonParts & { readonly pending: PendingWork },
): { readonly connection: SlackConnection; readonly requests: RequestHandler | null } => {
  const { appToken, signingSecret, apiUrl } = settings;
  const logger = createBoltLogger(log);
  if (appToken !== null) {
    const parts = { appToken, apiUrl, timing: timingOf(settings), clock, logger, health };
    return { connection: createSocketConnection(parts), requests: null };
  }
  if (signingSecret !== null) {
    const receiver = createHttpReceiver({ signingSecret, clock, logger, health, pending });
    return { connection: receiver, requests: receiver.handle };
  }
  throw new VerseError({
    code: "bad-settings",
    problem: "Slack has a bot token but no way to send events.",
    cure: "Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP mode.",
  });
};

/** Everything that calls the Web API. */
const createCalls = (settings: SlackSettings, { health, clock, log }: CommonParts) => {
  const timing = timingOf(settings);
  const options = { ...clientOptions(settings.apiUrl, timing), logger: createBoltLogger(log) };
  const client = new webApi.WebClient(settings.botToken, options);
  const onRefusal = (sentence: string): void => health.warn(sentence);
  const calls = new SlackCalls({ client, clock, timing, log, onRefusal });
  const poster = new MessagePoster(calls, new ChannelPacing(clock, timing.paceMs));
  return {
    calls,
    channels: new KnownChannels(calls),
    answering: {
      calls,
      sender: new ReplySender(calls, poster),
      streams: new StreamCalls(calls, poster),
      progress: new ProgressIndicator(calls),
      people: new People(calls),
    },
  };
};

/** Bolt, which checks and sorts what the connection receives. */
const createApp = (
  settings: SlackSettings,
  { receiver }: SlackConnection,
  { bot, log }: { readonly bot: BotIdentity; readonly log: Log },
): App =>
  new App({
    receiver,
    authorize: async () => ({
      botToken: settings.botToken,
      botId: bot.botId,
      botUserId: bot.userId,
      teamId: bot.teamId,
    }),
    clientOptions: clientOptions(settings.apiUrl, timingOf(settings)),
    convoStore: false,
    logger: createBoltLogger(log),
  });
