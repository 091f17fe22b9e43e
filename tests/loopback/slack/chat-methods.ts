import { checkMessage } from "./check-blocks.js";
import { type Fields, fieldsOf, Refusal, textOf } from "./refusal.js";
import { streamingStateOf, wantEnded } from "./stream-state.js";
import { BOT_ID, BOT_USER, type Message, type Workspace } from "./workspace.js";

export type Method = (args: Fields, workspace: Workspace) => Fields;

export const MOST_TEXT = 40_000;
export const MOST_UPDATED_TEXT = 4000;

/** A message as the history methods show it. */
export const asSeen = (message: Message, withMetadata: boolean, now: number): Fields => ({
  type: "message",
  user: message.user,
  ...(message.user === BOT_USER ? { bot_id: BOT_ID } : {}),
  text: message.text,
  ts: message.ts,
  ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
  ...(message.stream === null ? {} : { streaming_state: streamingStateOf(message.stream, now) }),
  ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
  ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
});

const SETTINGS = ["parse", "mrkdwn", "link_names", "unfurl_links", "unfurl_media", "reply_broadcast"];

const settingsOf = (args: Fields): Fields =>
  Object.fromEntries(SETTINGS.filter((key) => key in args).map((key) => [key, String(args[key])]));

export const threadOf = (args: Fields): string | null => textOf(args["thread_ts"]) || null;

const postMessage: Method = (args, workspace) => {
  const channel = workspace.ownChannel(textOf(args["channel"]));
  const blocks = checkMessage(args, MOST_TEXT);
  const message = workspace.post({
    channel: channel.id,
    user: BOT_USER,
    text: textOf(args["text"]),
    blocks,
    threadTs: threadOf(args),
    metadata: args["metadata"] === undefined ? null : fieldsOf(args["metadata"]),
    settings: settingsOf(args),
  });
  return { channel: channel.id, ts: message.ts, message: asSeen(message, true, workspace.now()) };
};

const postEphemeral: Method = (args, workspace) => {
  const channel = workspace.ownChannel(textOf(args["channel"]));
  const onlyFor = textOf(args["user"]);
  if (!channel.members.has(onlyFor)) throw new Refusal("user_not_in_channel");
  const blocks = checkMessage(args, MOST_TEXT);
  const text = textOf(args["text"]);
  const settings = settingsOf(args);
  const message = workspace.post({
    channel: channel.id,
    user: BOT_USER,
    text,
    blocks,
    onlyFor,
    threadTs: threadOf(args),
    settings,
  });
  return { message_ts: message.ts };
};

const update: Method = (args, workspace) => {
  const channel = workspace.ownChannel(textOf(args["channel"]));
  const message = workspace.own(channel.id, textOf(args["ts"]), "cant_update_message");
  wantEnded(message, workspace.now(), "streaming_state_conflict");
  const blocks = checkMessage(args, MOST_UPDATED_TEXT);
  message.text = textOf(args["text"]);
  message.blocks = blocks;
  if (args["metadata"] !== undefined) message.metadata = fieldsOf(args["metadata"]);
  return { channel: channel.id, ts: message.ts, text: message.text };
};

const remove: Method = (args, workspace) => {
  const channel = workspace.ownChannel(textOf(args["channel"]));
  const message = workspace.own(channel.id, textOf(args["ts"]), "cant_delete_message");
  wantEnded(message, workspace.now(), "cant_delete_message");
  workspace.remove(message);
  return { channel: channel.id, ts: message.ts };
};

export const chatMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": postMessage,
  "chat.postEphemeral": postEphemeral,
  "chat.update": update,
  "chat.delete": remove,
};
