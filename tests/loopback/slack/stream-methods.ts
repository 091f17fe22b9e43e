import { type Method, threadOf } from "./chat-methods.js";
import { blockCharacters, checkBlocks } from "./check-blocks.js";
import { type Fields, fieldsOf, listOf, Refusal, textOf } from "./refusal.js";
import { wantOpen } from "./stream-state.js";
import { visibleBlocks } from "./visible.js";
import { BOT_USER, type Message, TEAM, type Workspace } from "./workspace.js";

/** chat.startStream, chat.appendStream and chat.stopStream, after the method pages of the platform. */

const MOST_STREAMED_TEXT = 12_000;
const MOST_CHUNKED_BLOCKS = 50;
const SUM_OF_BLOCK_TEXT = 13_200;
/** Calls a minute and workspace: tiers 2 and 4. */
const RATES: Readonly<Record<string, number>> = { start: 20, append: 100, stop: 20 };

const wantRate = (method: string, workspace: Workspace): void => {
  const now = workspace.now();
  const recent = (workspace.streamCalls.get(method) ?? []).filter((at) => at > now - 60_000);
  if (recent.length >= (RATES[method] ?? 0)) throw new Refusal("ratelimited");
  workspace.streamCalls.set(method, [...recent, now]);
};

const markdown = (text: string): Fields[] => {
  if (text.length > MOST_STREAMED_TEXT) throw new Refusal("msg_too_long");
  return text === "" ? [] : [{ type: "markdown", text }];
};

const chunkBlocks = (chunk: Fields): readonly Fields[] => {
  switch (chunk["type"]) {
    case "markdown_text":
      if (textOf(chunk["text"]) === "") throw new Refusal("invalid_chunks");
      return markdown(textOf(chunk["text"]));
    case "blocks":
      if (listOf(chunk["blocks"]).length === 0) throw new Refusal("invalid_chunks");
      return checkBlocks(chunk["blocks"], "message");
    default:
      throw new Refusal("invalid_chunks");
  }
};

/** What a call streams: text in Markdown, or chunks, but not both. */
const streamedBlocks = (args: Fields): readonly Fields[] => {
  const chunks = listOf(args["chunks"]);
  const text = textOf(args["markdown_text"]);
  if (args["text"] !== undefined) throw new Refusal("invalid_arguments");
  if (text !== "" && chunks.length > 0) throw new Refusal("invalid_arguments");
  return [...markdown(text), ...chunks.flatMap((chunk) => chunkBlocks(fieldsOf(chunk)))];
};

const add = (message: Message, blocks: readonly Fields[]): void => {
  const all = [...message.blocks, ...blocks];
  if (blockCharacters(all) > SUM_OF_BLOCK_TEXT) throw new Refusal("msg_blocks_too_long");
  message.blocks = all;
  // The platform writes the text itself.
  message.text = visibleBlocks(all).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
};

const addChunks = (message: Message, blocks: readonly Fields[]): void => {
  const { stream } = message;
  if (stream === null) return;
  if (stream.chunked + blocks.length > MOST_CHUNKED_BLOCKS) throw new Refusal("invalid_blocks");
  add(message, blocks);
  stream.chunked += blocks.length;
};

const startStream: Method = (args, workspace) => {
  wantRate("start", workspace);
  const channel = workspace.ownChannel(textOf(args["channel"]));
  const threadTs = threadOf(args);
  if (channel.kind !== "im") {
    if (!args["recipient_user_id"]) throw new Refusal("missing_recipient_user_id");
    if (!args["recipient_team_id"]) throw new Refusal("missing_recipient_team_id");
  }
  if (args["recipient_team_id"] && ![TEAM, "T0GUEST"].includes(textOf(args["recipient_team_id"])))
    throw new Refusal("team_not_found");
  if (channel.kind === "im" && threadTs === null) throw new Refusal("invalid_thread_ts");
  if (
    threadTs !== null &&
    !workspace.messages.some((one) => one.channel === channel.id && one.ts === threadTs)
  )
    throw new Refusal("invalid_thread_ts");
  const blocks = streamedBlocks(args);
  const stream = { began: workspace.now(), chunked: 0, end: null };
  const message = workspace.post({ channel: channel.id, user: BOT_USER, text: "", threadTs, stream });
  addChunks(message, blocks);
  return { channel: channel.id, ts: message.ts };
};

const appendStream: Method = (args, workspace) => {
  wantRate("append", workspace);
  const message = workspace.own(textOf(args["channel"]), textOf(args["ts"]), "message_not_owned_by_app");
  wantOpen(message, workspace.now());
  const blocks = streamedBlocks(args);
  if (blocks.length === 0) throw new Refusal("no_text");
  addChunks(message, blocks);
  return { channel: message.channel, ts: message.ts };
};

const stopStream: Method = (args, workspace) => {
  wantRate("stop", workspace);
  const message = workspace.own(textOf(args["channel"]), textOf(args["ts"]), "message_not_owned_by_app");
  const stream = wantOpen(message, workspace.now());
  const blocks = streamedBlocks(args);
  const last = checkBlocks(args["blocks"], "message");
  addChunks(message, blocks);
  add(message, last);
  if (args["metadata"] !== undefined) message.metadata = fieldsOf(args["metadata"]);
  stream.end = "stopped";
  return { channel: message.channel, ts: message.ts };
};

export const streamMethods: Readonly<Record<string, Method>> = {
  "chat.startStream": startStream,
  "chat.appendStream": appendStream,
  "chat.stopStream": stopStream,
};
