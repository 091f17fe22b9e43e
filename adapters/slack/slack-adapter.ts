import { App, type webApi } from "@slack/bolt";
import type { ChatAdapter, ChatLimits, MessageHandler } from "../../src/bot/chat-adapter.js";
import { VerseError } from "../../src/errors.js";
import { Underway } from "../../src/time/pending-work.js";
import { createBoltLogger } from "./connect/bolt-logger.js";
import { learnSelf, refusedStart } from "./connect/bot-identity.js";
import { type Ears, listen } from "./connect/event-listeners.js";
import { createHttpWire, type HttpWire, type RequestHandler } from "./connect/http-receiver.js";
import { clientOptions, createClient } from "./connect/slack-calls.js";
import { failureOf } from "./connect/slack-failures.js";
import { Health } from "./connect/slack-health.js";
import { createSocketWire, type SocketWire } from "./connect/socket-connection.js";
import { Conversations } from "./post/active-questions.js";
import { Pacing } from "./post/channel-pacing.js";
import { Poster } from "./post/message-poster.js";
import { Signs } from "./post/progress-indicator.js";
import { Courier } from "./post/reply-sender.js";
import { catchUp } from "./read/catch-up.js";
import { Channels } from "./read/known-channels.js";
import { People } from "./read/people.js";
import { readAction, readCommand, readShortcut, readSubmission } from "./read/read-interaction.js";
import { readEvent } from "./read/read-slack-event.js";
import { type Heard, PLATFORM, type Self } from "./read/received-message.js";
import { type Clock, DEFAULT_TIMING, type Log, type SlackSettings } from "./slack-settings.js";
import { Streams } from "./stream/stream-calls.js";
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

const modeOf = (settings: SlackSettings): "socket" | "http" => {
  if (settings.appToken !== null) return "socket";
  if (settings.signingSecret !== null) return "http";
  throw new VerseError({
    code: "bad-settings",
    problem: "Slack has a bot token but no way to send events.",
    cure: "Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP mode.",
  });
};

/** Slack through Bolt. Throws VerseError `bad-settings` when neither mode is possible. */
export const createSlackAdapter = (settings: SlackSettings, log: Log, clock: Clock): SlackAdapter => {
  const mode = modeOf(settings);
  const timing = { ...DEFAULT_TIMING, ...settings.timing };
  const logger = createBoltLogger(log);
  const health = new Health(clock, log);
  const client = createClient(settings.botToken, settings.apiUrl, timing, logger);
  const poster = new Poster(client, new Pacing(clock, timing.paceMs), clock, timing, log);
  const warn = (sentence: string): void => health.warn(sentence);
  const courier = new Courier(client, poster, clock, timing, log, warn);
  const streams = new Streams(client, poster, clock, timing, log, warn);
  const signs = new Signs(client, clock, log);
  const people = new People(client, clock);
  const channels = new Channels(client, clock);
  const stopping = new AbortController();
  const underway = new Underway();
  const http: HttpWire | null =
    mode === "http" ? createHttpWire(settings.signingSecret ?? "", clock, logger) : null;
  let socket: SocketWire | null = null;
  let conversations: Conversations | null = null;
  let ready = false;

  const accept = (heard: Heard): void => {
    const { message, target } = heard;
    const { kind, external } = message.place;
    const place = { id: target.channel, direct: kind === "direct", external };
    if (message.type === "question" && message.manner !== "command")
      channels.heard(place, target.threadTs, target.key);
    conversations?.accept(heard);
  };

  /** Interactions do not say whether their channel is shared with outsiders. */
  const afterLearning = (channel: string | undefined, read: () => Heard | null): void => {
    const learned = channel === undefined ? Promise.resolve() : channels.learn(channel);
    const taken = learned.then(() => {
      const heard = read();
      if (heard !== null) accept(heard);
    });
    underway
      .track(taken)
      .catch((problem: unknown) => log.error({ err: problem }, "An interaction could not be read"));
  };

  const listenWith = (app: App, self: Self): void => {
    const isExternal = (channel: string): boolean => channels.isExternal(channel);
    const act = (read: (external: typeof isExternal) => Heard | null): void =>
      afterLearning(read(isExternal)?.target.channel, () => read(isExternal));
    app.error(async (problem) => log.error({ err: problem }, "Bolt could not handle an event"));
    const ears: Ears = {
      event: (body) => {
        const { event } = body;
        if (event.type === "agent_session_stopped")
          conversations?.stopAsked(event.channel, event.thread_ts ?? null);
        const heard = readEvent(body, self);
        if (heard !== null) accept(heard);
      },
      command: (body) => act((external) => readCommand(body, self, external)),
      shortcut: (body) => act((external) => readShortcut(body, self, external)),
      action: (body) => act((external) => readAction(body, external)),
      submission: (body) => {
        const heard = readSubmission(body);
        if (heard !== null) accept(heard);
      },
    };
    listen(app, ears, underway);
  };

  const lookUpMissed = (self: Self, gapBegan: number): void => {
    const parts = { client, channels, self, clock, timing, log, accept };
    catchUp(parts, gapBegan, stopping.signal).catch((problem: unknown) =>
      log.error({ err: problem }, "Missed messages could not be looked up"),
    );
  };

  const createApp = (receiver: NonNullable<HttpWire | SocketWire>["receiver"], self: Self): App =>
    new App({
      receiver,
      authorize: async () => ({
        botToken: settings.botToken,
        botId: self.botId,
        botUserId: self.userId,
        teamId: self.teamId,
      }),
      clientOptions: clientOptions(settings.apiUrl, timing) satisfies webApi.WebClientOptions,
      convoStore: false,
      logger,
    });

  return {
    name: PLATFORM,
    limits: LIMITS,
    requests:
      http === null
        ? null
        : (request, response) => {
            if (ready) {
              underway.track(new Promise((resolve) => response.once("close", resolve)));
              return http.handle(request, response);
            }
            response.writeHead(503);
            response.end();
          },
    health: () => health.read(),
    start: async (handler: MessageHandler) => {
      const self = await learnSelf(client, { timing, clock, log, health }, stopping.signal);
      if (self === null) return;
      conversations = new Conversations(handler, courier, signs, streams, people, clock, log);
      const own = await channels.learnOwn();
      if (!own.ok) log.warn({ failure: own.failure }, "The bot's channels could not be listed");
      if (http !== null) {
        listenWith(createApp(http.receiver, self), self);
        ready = true;
        health.set("connected");
        lookUpMissed(self, clock.now() - RESTART_GAP_MS);
        return;
      }
      socket = createSocketWire({
        appToken: settings.appToken ?? "",
        apiUrl: settings.apiUrl,
        timing,
        clock,
        logger,
        health,
        onConnected: (gapBegan) => lookUpMissed(self, gapBegan ?? clock.now() - RESTART_GAP_MS),
      });
      listenWith(createApp(socket.receiver, self), self);
      try {
        await socket.start();
      } catch (problem) {
        const failure = failureOf(problem);
        if (failure.kind === "refused") throw refusedStart(failure.error, failure.needed, problem);
        throw problem;
      }
    },
    stop: async (graceMs: number) => {
      ready = false;
      stopping.abort();
      // First, so that Slack hands new events to another connection instead of to one that ignores them.
      await socket?.stop();
      // What is acknowledged already does not come again: it is taken up before the door closes.
      const until = clock.now() + graceMs;
      const over = new AbortController();
      await Promise.race([underway.idle(), clock.sleep(graceMs, over.signal)]);
      over.abort();
      await conversations?.drain(Math.max(0, until - clock.now()));
      health.set("stopped");
    },
  };
};
