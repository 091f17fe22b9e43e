import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { actionValue, readActionValue } from "../../../adapters/slack/read/interaction-ids.js";
import type { SlackAdapter } from "../../../adapters/slack/slack-adapter.js";
import type { ChatHarness, ShownMessage, SpokenQuestion } from "../../contracts/chat-harness.js";
import { actionBody, eventBody, mentionEvent, messageEvent } from "../../loopback/slack/event-bodies.js";
import { pressables } from "../../loopback/slack/people.js";
import type { Fields } from "../../loopback/slack/refusal.js";
import { StandInSlack } from "../../loopback/slack/stand-in-slack.js";
import { type EnvelopeType, SignedRequests } from "../../loopback/slack/transports.js";
import { visibleMessage } from "../../loopback/slack/visible.js";
import { BOT_ID, BOT_USER, type Message } from "../../loopback/slack/workspace.js";
import { quickAdapter } from "./quick-adapter.js";

const SECRET = "signing-secret-of-the-stand-in";
const PATIENCE_MS = 4_000;

const userOf = (name: string): string => `U0${name.toUpperCase()}`;
const personOf = (user: string): string => user.slice(2).toLowerCase();
const channelOf = (name: string): string => `C0${name.toUpperCase()}`;
const directOf = (name: string): string => `D0${name.toUpperCase()}`;

const shown = (message: Message): ShownMessage => ({
  id: `${message.channel}/${message.ts}`,
  thread: message.threadTs ?? message.ts,
  onlyFor: message.onlyFor === null ? null : personOf(message.onlyFor),
  text: visibleMessage(message),
  buttons: pressables(message).flatMap(({ value }) => {
    const read = readActionValue(value);
    return read === null ? [] : [read];
  }),
});

const serveRequests = async (adapter: SlackAdapter): Promise<{ server: Server; url: string }> => {
  const server = createServer((request, response) => adapter.requests?.(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { server, url: `http://127.0.0.1:${port}/slack/events` };
};

/** The contract's harness over the stand-in, in either mode. */
export const slackHarness = async (mode: "socket" | "http"): Promise<ChatHarness> => {
  const slack = await StandInSlack.start();
  const everybody = ["ANN", "BOB", "BEN"].map((name) => `U0${name}`);
  slack.workspace.addChannel("C0GENERAL", { members: new Set([BOT_USER, ...everybody]) });
  const adapter = quickAdapter(slack, mode === "socket" ? {} : { appToken: null, signingSecret: SECRET });
  let server: Server | null = null;
  if (mode === "http") {
    const served = await serveRequests(adapter);
    server = served.server;
    slack.deliverOver(new SignedRequests(served.url, Date.now, { secret: SECRET }));
  }
  let last: { readonly type: EnvelopeType; readonly body: Fields } | null = null;
  const send = async (type: EnvelopeType, body: Fields): Promise<void> => {
    last = { type, body };
    await slack.people.send(type, body);
  };
  const messages = (channel: string): readonly Message[] =>
    slack.workspace.messages.filter(
      (message) =>
        message.user === BOT_USER &&
        [channelOf(channel), directOf(channel)].includes(message.channel) &&
        message.settings["said"] !== "true",
    );
  const read = async (channel: string): Promise<readonly ShownMessage[]> => messages(channel).map(shown);

  return {
    adapter,
    say: async ({ text, kind, person, channel, thread }: SpokenQuestion) => {
      const direct = kind === "direct";
      const place = direct ? directOf(person) : channelOf(channel);
      const words = direct ? text : `<@${BOT_USER}> ${text}`;
      const said = slack.people.write(place, userOf(person), words, thread);
      const event = direct ? messageEvent(said) : mentionEvent(said);
      await send("events_api", eventBody(event, said.channel.external));
      return thread ?? said.ts;
    },
    redeliver: async () => {
      if (last !== null) await slack.people.send(last.type, last.body, 1);
    },
    sayAsBot: async (who, channel, text) => {
      const user = who === "self" ? BOT_USER : "U0OTHERBOT";
      const place =
        slack.workspace.channels.get(channelOf(channel)) ?? slack.workspace.addChannel(channelOf(channel));
      const ts = slack.workspace.nextTs();
      const words = `<@${BOT_USER}> ${text}`;
      const event = mentionEvent({ channel: place, user, text: words, ts, threadTs: null });
      await send("events_api", eventBody({ ...event, bot_id: who === "self" ? BOT_ID : "B0OTHER" }, false));
    },
    press: async ({ person, on, action, answerId, value }) => {
      const message = slack.workspace.messages.find((one) => `${one.channel}/${one.ts}` === on.id);
      const [channel = "", ts = ""] = on.id.split("/");
      const user = userOf(person);
      const ephemeral = on.onlyFor !== null;
      await send(
        "interactive",
        actionBody({
          user,
          channel,
          ephemeral,
          triggerId: slack.workspace.newTrigger(),
          responseUrl: slack.people.responseUrl(channel, user, ephemeral ? ts : null),
          message: { type: "message", ts, ...(message?.threadTs ? { thread_ts: message.threadTs } : {}) },
          action: {
            type: "button",
            action_id: `verse.${action}`,
            value: actionValue({ action, answerId, value }),
          },
        }),
      );
    },
    read,
    until: async (channel, done) => {
      const end = Date.now() + PATIENCE_MS;
      for (;;) {
        const now = await read(channel);
        if (done(now)) return now;
        if (Date.now() > end)
          throw new Error(
            `Waited in vain; the channel shows:\n${now.map((one) => one.text).join("\n---\n")}`,
          );
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    close: async () => {
      server?.closeAllConnections();
      server?.close();
      await adapter.stop(0);
      await slack.stop();
    },
  };
};
