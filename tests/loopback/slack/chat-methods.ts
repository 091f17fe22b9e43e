import { checkBlocks, checkMessage } from "./check-blocks.js";
import { type Fields, fieldsOf, listOf, Refusal, textOf } from "./refusal.js";
import { BOT_ID, BOT_USER, type Message, type Workspace } from "./workspace.js";

export type Method = (args: Fields, workspace: Workspace) => Fields;

export const MOST_TEXT = 40_000;
export const MOST_UPDATED_TEXT = 4000;
export const MOST_STREAMED_TEXT = 12_000;

/** A message as the history methods show it. */
export const asSeen = (message: Message, withMetadata: boolean): Fields => ({
  type: "message",
  user: message.user,
  ...(message.user === BOT_USER ? { bot_id: BOT_ID } : {}),
  text: message.text,
  ts: message.ts,
  ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
  ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
});

const SETTINGS = ["parse", "mrkdwn", "link_names", "unfurl_links", "unfurl_media", "reply_broadcast"];

const settingsOf = (args: Fields): Fields =>
  Object.fromEntries(SETTINGS.filter((key) => key in args).map((key) => [key, String(args[key])]));

const threadOf = (args: Fields): string | null => textOf(args["thread_ts"]) || null;

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
  return { channel: channel.id, ts: message.ts, message: asSeen(message, true) };
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
  const blocks = checkMessage(args, MOST_UPDATED_TEXT);
  message.text = textOf(args["text"]);
  message.blocks = blocks;
  message.streaming = false;
  return { channel: channel.id, ts: message.ts, text: message.text };
};

const remove: Method = (args, workspace) => {
  const channel = workspace.ownChannel(textOf(args["channel"]));
  const message = workspace.own(channel.id, textOf(args["ts"]), "cant_delete_message");
  workspace.remove(message);
  return { channel: channel.id, ts: message.ts };
};

const markdownOf = (args: Fields): string => {
  const chunks = listOf(args["chunks"]).map((chunk) => textOf(fieldsOf(chunk)["text"]));
  const text = textOf(args["markdown_text"]) + chunks.join("");
  if (text.length > MOST_STREAMED_TEXT) throw new Refusal("msg_too_long");
  return text;
};

const startStream: Method = (args, workspace) => {
  const channel = workspace.ownChannel(textOf(args["channel"]));
  if (channel.kind !== "im" && (!args["recipient_user_id"] || !args["recipient_team_id"]))
    throw new Refusal("missing_recipient_user_id");
  if (channel.kind === "im" && threadOf(args) === null) throw new Refusal("invalid_thread_ts");
  const message = workspace.post({
    channel: channel.id,
    user: BOT_USER,
    text: markdownOf(args),
    threadTs: threadOf(args),
    streaming: true,
  });
  return { channel: channel.id, ts: message.ts };
};

const streaming = (args: Fields, workspace: Workspace): Message => {
  const message = workspace.own(textOf(args["channel"]), textOf(args["ts"]), "message_not_owned_by_app");
  if (!message.streaming) throw new Refusal("message_not_in_streaming_state");
  return message;
};

const appendStream: Method = (args, workspace) => {
  const message = streaming(args, workspace);
  message.text += markdownOf(args);
  return { channel: message.channel, ts: message.ts };
};

const stopStream: Method = (args, workspace) => {
  const message = streaming(args, workspace);
  message.text += markdownOf(args);
  message.blocks = checkBlocks(args["blocks"], "message");
  message.streaming = false;
  return { channel: message.channel, ts: message.ts };
};

export const chatMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": postMessage,
  "chat.postEphemeral": postEphemeral,
  "chat.update": update,
  "chat.delete": remove,
  "chat.startStream": startStream,
  "chat.appendStream": appendStream,
  "chat.stopStream": stopStream,
};
