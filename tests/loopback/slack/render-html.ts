import { type Fields, fieldsOf, listOf, textOf } from "./refusal.js";
import { visibleMrkdwn } from "./visible.js";
import type { Message } from "./workspace.js";

/** Blocks as a page that looks about as Slack's own app does on a phone; for judging layouts by eye. */

const safe = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>");

const decoded = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const textObject = (value: unknown): string => {
  const { type, text } = fieldsOf(value);
  return safe(type === "mrkdwn" ? visibleMrkdwn(textOf(text)) : decoded(textOf(text)));
};

const styled = (leaf: Fields, inner: string): string => {
  const style = fieldsOf(leaf["style"]);
  const bold = style["bold"] === true ? `<b>${inner}</b>` : inner;
  return style["italic"] === true ? `<i>${bold}</i>` : bold;
};

const leafHtml = (leaf: Fields): string => {
  switch (leaf["type"]) {
    case "text":
      return styled(leaf, safe(textOf(leaf["text"])));
    case "link":
      return `<a href="#">${safe(textOf(leaf["text"]) || textOf(leaf["url"]))}</a>`;
    case "user":
      return `<span class="call">@${safe(textOf(leaf["user_id"]))}</span>`;
    case "usergroup":
      return `<span class="call">@${safe(textOf(leaf["usergroup_id"]))}</span>`;
    default:
      return "";
  }
};

const richHtml = (element: Fields): string => {
  const children = listOf(element["elements"]).map(fieldsOf);
  switch (element["type"]) {
    case "rich_text_section":
      return `<div>${children.map(leafHtml).join("")}</div>`;
    case "rich_text_quote":
      return `<blockquote>${children.map(leafHtml).join("")}</blockquote>`;
    case "rich_text_list":
      return `<ul>${children.map((child) => `<li>${richHtml(child)}</li>`).join("")}</ul>`;
    default:
      return children.map(richHtml).join("");
  }
};

const controlHtml = (value: unknown): string => {
  const element = fieldsOf(value);
  if (element["type"] === "feedback_buttons")
    return `<span class="thumb">👍</span><span class="thumb">👎</span>`;
  if (element["type"] === "plain_text_input") return `<div class="field"></div>`;
  return `<span class="button">${textObject(element["text"] ?? element["placeholder"])}</span>`;
};

const blockHtml = (block: Fields): string => {
  switch (block["type"]) {
    case "section":
      return `<div>${textObject(block["text"])}</div>`;
    case "header":
      return `<h1>${textObject(block["text"])}</h1>`;
    case "divider":
      return "<hr>";
    case "context":
      return `<div class="small">${listOf(block["elements"]).map(textObject).join(" ")}</div>`;
    case "actions":
    case "context_actions":
      return `<div class="row">${listOf(block["elements"]).map(controlHtml).join("")}</div>`;
    case "rich_text":
      return richHtml(block);
    case "input":
      return `<div><b>${textObject(block["label"])}</b>${controlHtml(block["element"])}</div>`;
    default:
      return "";
  }
};

const STYLE = `
body{margin:0;font:15px/1.46 Lato,"Noto Sans CJK SC",system-ui,sans-serif;color:#1d1c1d;background:#fff}
.message{display:flex;gap:8px;padding:10px 12px;border-bottom:1px solid #eee}
.face{flex:0 0 36px;height:36px;border-radius:8px;background:#1f3a5f}
.who{font-weight:700}.body{min-width:0;overflow-wrap:anywhere}.body>*{margin:0 0 6px}
blockquote{margin:4px 0;padding-left:12px;border-left:4px solid #ddd}
h1{font-size:18px;margin:4px 0}ul{margin:2px 0;padding-left:22px}hr{border:0;border-top:1px solid #ddd}
a{color:#1264a3;text-decoration:none}.small{font-size:12.5px;color:#616061}
.row{display:flex;flex-wrap:wrap;gap:8px}.button{border:1px solid #bbb;border-radius:8px;padding:5px 11px;font-weight:700;font-size:13.5px}
.thumb{border:1px solid #ddd;border-radius:8px;padding:2px 8px}.call{background:#e8f5fa;color:#1264a3}
.field{border:1px solid #888;border-radius:6px;height:70px;margin-top:4px}
.label{background:#f6f6f6;padding:4px 12px;font-size:12px;color:#888}`;

export interface Shown {
  readonly label: string;
  readonly blocks: readonly Fields[];
}

export const shownMessage = (label: string, message: Message): Shown => ({ label, blocks: message.blocks });

export const renderHtml = (shown: readonly Shown[]): string =>
  `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${shown
    .map(
      ({ label, blocks }) =>
        `<div class="label">${safe(label)}</div><div class="message"><div class="face"></div><div class="body"><div class="who">Chapter &amp; Verse</div>${blocks.map(blockHtml).join("\n")}</div></div>`,
    )
    .join("\n")}`;
