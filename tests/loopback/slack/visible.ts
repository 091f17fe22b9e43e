import { type Fields, fieldsOf, listOf, textOf } from "./refusal.js";
import { BOT_USER, type Message } from "./workspace.js";

/** What a reader sees, as plain text, one block a line. */

const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** mrkdwn: links show their label, control sequences their meaning, entities their character. */
export const visibleMrkdwn = (text: string): string =>
  unescaped(
    text.replace(/<([^<>|]*)(?:\|([^<>]*))?>/gu, (_all, target: string, label?: string) => label ?? target),
  );

const visibleText = (object: unknown): string => {
  const { type, text } = fieldsOf(object);
  return type === "mrkdwn" ? visibleMrkdwn(textOf(text)) : unescaped(textOf(text));
};

const LEAVES: Readonly<Record<string, (leaf: Fields) => string>> = {
  text: (leaf) => textOf(leaf["text"]),
  link: (leaf) => textOf(leaf["text"]) || textOf(leaf["url"]),
  user: (leaf) => `@${textOf(leaf["user_id"])}`,
  usergroup: (leaf) => `@${textOf(leaf["usergroup_id"])}`,
  broadcast: (leaf) => `@${textOf(leaf["range"])}`,
  emoji: (leaf) => `:${textOf(leaf["name"])}:`,
};

const visibleRichText = (element: Fields): string => {
  const inside = listOf(element["elements"]).map((child) => visibleRichText(fieldsOf(child)));
  if (element["type"] === "rich_text_list") return inside.map((line) => `• ${line}`).join("\n");
  if (textOf(element["type"]).startsWith("rich_text_")) return inside.join("");
  return element["type"] === "rich_text"
    ? inside.join("\n")
    : (LEAVES[textOf(element["type"])]?.(element) ?? "");
};

const visibleInteractive = (value: unknown): string => {
  const element = fieldsOf(value);
  if (element["type"] === "feedback_buttons")
    return ["positive_button", "negative_button"]
      .map((side) => `[${visibleText(fieldsOf(element[side])["text"])}]`)
      .join(" ");
  if (element["type"] === "plain_text_input") return `[${visibleText(element["placeholder"])}]`;
  return `[${visibleText(element["text"] ?? element["placeholder"])}]`;
};

const visibleBlock = (block: Fields): string => {
  switch (block["type"]) {
    case "section":
      return [block["text"], ...listOf(block["fields"])].filter(Boolean).map(visibleText).join("\n");
    case "header":
      return visibleText(block["text"]);
    case "context":
      return listOf(block["elements"]).map(visibleText).join(" ");
    case "actions":
    case "context_actions":
      return listOf(block["elements"]).map(visibleInteractive).join(" ");
    case "rich_text":
      return visibleRichText(block);
    case "markdown":
      return textOf(block["text"]);
    case "input":
      return `${visibleText(block["label"])} ${visibleInteractive(block["element"])}`;
    default:
      return "";
  }
};

export const visibleBlocks = (blocks: readonly Fields[]): string => blocks.map(visibleBlock).join("\n");

export const visibleMessage = (message: Message): string =>
  message.blocks.length > 0
    ? visibleBlocks(message.blocks)
    : message.settings["mrkdwn"] === "false"
      ? unescaped(message.text)
      : visibleMrkdwn(message.text);

export const visibleView = (view: Fields): string =>
  [visibleText(view["title"]), visibleBlocks(listOf(view["blocks"]).map(fieldsOf))]
    .filter(Boolean)
    .join("\n");

const everyField = function* (value: unknown): Generator<Fields> {
  if (Array.isArray(value)) for (const item of value) yield* everyField(item);
  else if (typeof value === "object" && value !== null) {
    const fields = fieldsOf(value);
    yield fields;
    for (const item of Object.values(fields)) yield* everyField(item);
  }
};

const CONTROL = /<(@[UW]\w+|!(?:channel|here|everyone)|!subteam\^\w+|#C\w+)(?:\|[^<>]*)?>/gu;

/** Everybody whom a message would call, and every address it would link. */
export const effectsOf = (message: Message): { readonly calls: string[]; readonly links: string[] } => {
  const calls: string[] = [];
  const links: string[] = [];
  const readMrkdwn = (text: string): void => {
    for (const match of text.matchAll(CONTROL)) calls.push(match[1] ?? "");
    for (const match of text.matchAll(/<((?:https?|mailto):[^<>|]+)/gu)) links.push(match[1] ?? "");
  };
  // Markdown knows the same control sequences, links in its own form, and addresses that stand by themselves.
  const readMarkdown = (text: string): void => {
    readMrkdwn(text);
    for (const match of text.matchAll(/\]\(([^()\s]+)\)|(?<![(<])\b((?:https?:\/\/|www\.)[^\s<>()]+)/gu))
      links.push(match[1] ?? match[2] ?? "");
  };
  readMrkdwn(message.text);
  for (const fields of everyField(message.blocks)) {
    const kind = textOf(fields["type"]);
    if (kind === "mrkdwn") readMrkdwn(textOf(fields["text"]));
    if (kind === "markdown") readMarkdown(textOf(fields["text"]));
    if (["user", "usergroup", "broadcast", "channel"].includes(kind))
      calls.push(visibleRichText(fields) || textOf(fields["channel_id"]));
    if ("url" in fields) links.push(textOf(fields["url"]));
  }
  return { calls, links };
};

/** A channel as its members see it, in order, ephemeral messages marked with their reader. */
export const visibleChannel = (messages: readonly Message[], channel: string): string =>
  messages
    .filter((message) => message.channel === channel)
    .map((message) => {
      const who = message.user === BOT_USER ? "verse" : message.user;
      const only = message.onlyFor === null ? "" : ` (only ${message.onlyFor})`;
      return `${message.threadTs === null ? "" : "  "}${who}${only}: ${visibleMessage(message)}`;
    })
    .join("\n");
