import { asSeen, type Method } from "./chat-methods.js";
import { checkView } from "./check-blocks.js";
import { type Fields, listOf, Refusal, textOf } from "./refusal.js";
import { BOT_ID, BOT_USER, type Message, TEAM, type Workspace } from "./workspace.js";

const shown = (workspace: Workspace, args: Fields, wanted: (message: Message) => boolean): Fields => {
  const channel = workspace.ownChannel(textOf(args["channel"]));
  const oldest = Number(args["oldest"] ?? 0);
  const limit = Number(args["limit"] ?? 100);
  if (limit > 999) throw new Refusal("invalid_limit");
  const withMetadata = String(args["include_all_metadata"] ?? "") === "true";
  const found = workspace.messages
    .filter((message) => message.channel === channel.id && message.onlyFor === null && wanted(message))
    .filter((message) => Number(message.ts) > oldest);
  return {
    messages: found.slice(-limit).map((message) => ({
      ...asSeen(message, withMetadata, workspace.now()),
      reply_users: replyUsers(workspace, message),
    })),
    has_more: found.length > limit,
  };
};

const replyUsers = (workspace: Workspace, root: Message): readonly string[] => [
  ...new Set(
    workspace.messages
      .filter((message) => message.channel === root.channel && message.threadTs === root.ts)
      .filter((message) => message.onlyFor === null)
      .map((message) => message.user),
  ),
];

const history: Method = (args, workspace) => {
  const found = shown(
    workspace,
    args,
    (message) => message.threadTs === null || message.threadTs === message.ts,
  );
  return { ...found, messages: [...listOf(found["messages"])].reverse() };
};

const replies: Method = (args, workspace) => {
  const thread = textOf(args["ts"]);
  const found = shown(workspace, args, (message) => message.ts === thread || message.threadTs === thread);
  if (listOf(found["messages"]).length === 0 && args["oldest"] === undefined)
    throw new Refusal("thread_not_found");
  return found;
};

const info: Method = (args, workspace) => {
  const channel = workspace.channels.get(textOf(args["channel"]));
  if (channel === undefined) throw new Refusal("channel_not_found");
  return {
    channel: {
      id: channel.id,
      is_im: channel.kind === "im",
      is_ext_shared: channel.external,
      is_member: channel.members.has(BOT_USER),
    },
  };
};

const ownChannels: Method = (_args, workspace) => ({
  channels: [...workspace.channels.values()]
    .filter((channel) => channel.kind !== "im" && channel.members.has(BOT_USER))
    .map((channel) => ({ id: channel.id, is_ext_shared: channel.external })),
  response_metadata: { next_cursor: "" },
});

const userInfo: Method = (args, workspace) => ({
  user: {
    id: args["user"],
    name: textOf(args["user"]).slice(2).toLowerCase(),
    is_admin: workspace.admins.has(textOf(args["user"])),
    ...(String(args["include_locale"] ?? "") === "true"
      ? { locale: workspace.locales.get(textOf(args["user"])) ?? "en-GB" }
      : {}),
  },
});

const openView: Method = (args, workspace) => {
  workspace.useTrigger(textOf(args["trigger_id"]));
  const view = checkView(args["view"]);
  const id = `V${workspace.views.length + 1}`;
  workspace.views.push({ user: "", view: { ...view, id } });
  return { view: { id } };
};

const publishView: Method = (args, workspace) => {
  const view = checkView(args["view"]);
  if (view["type"] !== "home") throw new Refusal("invalid_arguments");
  workspace.homes.set(textOf(args["user_id"]), view);
  return { view: { id: "V0HOME" } };
};

const setStatus: Method = (args, workspace) => {
  const channel = workspace.ownChannel(textOf(args["channel_id"])).id;
  const status = textOf(args["status"]);
  if (status.length > 2000) throw new Refusal("invalid_arguments");
  workspace.statuses.push({ channel, thread: textOf(args["thread_ts"]), status });
  return {};
};

const setPrompts: Method = (args, workspace) => {
  const prompts = listOf(args["prompts"]);
  if (prompts.length < 1 || prompts.length > 4) throw new Refusal("invalid_arguments");
  workspace.prompts.set(workspace.ownChannel(textOf(args["channel_id"])).id, prompts);
  return {};
};

const setSession: Method = (args, workspace) => {
  const status = textOf(args["status"]);
  if (!["active", "processing", "suspended", "closed"].includes(status))
    throw new Refusal("invalid_arguments");
  const channel = workspace.ownChannel(textOf(args["channel_id"])).id;
  workspace.sessions.push({ channel, thread: textOf(args["thread_ts"]), status });
  return {};
};

export const otherMethods: Readonly<Record<string, Method>> = {
  "auth.test": () => ({ user_id: BOT_USER, bot_id: BOT_ID, team_id: TEAM, team: "Acme", user: "verse" }),
  "conversations.history": history,
  "conversations.replies": replies,
  "conversations.info": info,
  "users.conversations": ownChannels,
  "users.info": userInfo,
  "views.open": openView,
  "views.publish": publishView,
  "assistant.threads.setStatus": setStatus,
  "assistant.threads.setSuggestedPrompts": setPrompts,
  "agents.sessions.setStatus": setSession,
};

/** The scope each method wants; a list means that any one will do, chosen by the kind of the channel. */
export const NEEDED: Readonly<Record<string, Readonly<Record<"channel" | "group" | "im", string>> | string>> =
  {
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "chat.startStream": "chat:write",
    "chat.appendStream": "chat:write",
    "chat.stopStream": "chat:write",
    "conversations.history": { channel: "channels:history", group: "groups:history", im: "im:history" },
    "conversations.replies": { channel: "channels:history", group: "groups:history", im: "im:history" },
    "conversations.info": { channel: "channels:read", group: "groups:read", im: "im:read" },
    "users.conversations": "channels:read",
    "users.info": "users:read",
    "assistant.threads.setStatus": "assistant:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
    "agents.sessions.setStatus": "assistant:write",
  };
