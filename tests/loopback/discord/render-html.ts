import { NAMELESS, type Names, type Node, parseMarkdown } from "./markdown.js";
import { namesIn } from "./visible.js";
import type { Json, Message, World } from "./world.js";

/** A channel as a phone shows it, to be looked at: Discord's dark colours, sizes and spacings, roughly. */

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const safe = (text: string): string => text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);

const inside = (nodes: readonly Node[]): string => nodes.map(html).join("");
const html = (node: Node): string => {
  switch (node.kind) {
    case "text":
      return safe(node.text);
    case "break":
      return "<br>";
    case "mention":
    case "time":
    case "emoji":
      return `<span class="mention">${safe(node.text)}</span>`;
    case "code":
      return `<code>${safe(node.text)}</code>`;
    case "fence":
      return `<pre>${safe(node.text)}</pre>`;
    case "strong":
      return `<b>${inside(node.children)}</b>`;
    case "em":
      return `<i>${inside(node.children)}</i>`;
    case "underline":
      return `<u>${inside(node.children)}</u>`;
    case "strike":
      return `<s>${inside(node.children)}</s>`;
    case "spoiler":
      return `<span class="spoiler">${inside(node.children)}</span>`;
    case "link":
      return `<a href="${safe(node.url)}">${inside(node.children)}</a>`;
    case "quote":
      return `<blockquote>${inside(node.children)}</blockquote>`;
    case "subtext":
      return `<small>${inside(node.children)}</small>`;
    case "heading":
      return `<h${node.level}>${inside(node.children)}</h${node.level}>`;
    case "item":
      return `<div class="item">${safe(node.mark)} ${inside(node.children)}</div>`;
  }
};

const BUTTON_STYLES = ["", "primary", "secondary", "success", "danger", "secondary"];
const components = (value: unknown): Json[] =>
  Array.isArray(value) ? value.map((item: unknown): Json => ({ ...(item as Json) })) : [];

const part = (component: Json, names: Names): string => {
  const children = components(component["components"])
    .map((child) => part(child, names))
    .join("");
  switch (component["type"]) {
    case 1:
      return `<div class="row">${children}</div>`;
    case 2: {
      const off = component["disabled"] === true ? " off" : "";
      return `<span class="button ${BUTTON_STYLES[Number(component["style"])] ?? ""}${off}">${safe(String(component["label"]))}</span>`;
    }
    case 10:
      return `<div class="text">${inside(parseMarkdown(String(component["content"]), names))}</div>`;
    case 14:
      return component["divider"] === false ? '<div class="space"></div>' : "<hr>";
    case 17:
      return `<div class="box">${children}</div>`;
    default:
      return children;
  }
};

const message = (world: World, one: Message, names: Names): string => {
  const author = world.users.get(one.authorId);
  const badge = author?.bot === true ? '<span class="badge">APP</span>' : "";
  const alone = one.onlyFor === null ? "" : '<div class="alone">👁 Only you can see this</div>';
  const words =
    one.content === "" ? "" : `<div class="text">${inside(parseMarkdown(one.content, names))}</div>`;
  const body = one.components.map((component) => part(component, names)).join("");
  return `<div class="message"><div class="name">${safe(author?.name ?? "?")}${badge}</div>${words}${body}${alone}</div>`;
};

const STYLE = `body{margin:0;background:#313338;color:#dbdee1;font:16px/1.375 "Noto Sans",Helvetica,Arial,sans-serif}
.message{padding:8px 16px}.name{font-weight:600;color:#f2f3f5;margin-bottom:2px}
.badge{background:#5865f2;color:#fff;font-size:10px;border-radius:4px;padding:1px 5px;margin-left:6px;vertical-align:middle}
.box{background:#2b2d31;border:1px solid #3f4147;border-radius:8px;padding:12px;margin:4px 0;max-width:600px}
.text{overflow-wrap:anywhere;margin:4px 0}.space{height:8px}hr{border:0;border-top:1px solid #4e5058;margin:8px 0}
blockquote{margin:2px 0;padding:0 8px 0 12px;border-left:4px solid #4e5058;border-radius:4px}
small{display:block;font-size:13px;color:#949ba4}a{color:#00a8fc;text-decoration:none}h1,h2,h3{margin:8px 0 4px}
.row{display:flex;flex-wrap:wrap;gap:8px;margin:6px 0}.button{background:#4e5058;color:#fff;border-radius:8px;padding:7px 14px;font-size:14px;font-weight:500}
.primary{background:#5865f2}.success{background:#248046}.danger{background:#da373c}.off{opacity:.5}.mention{background:#3c4270;color:#c9cdfb;border-radius:3px;padding:0 2px}
.spoiler{background:#1e1f22;color:#1e1f22}.alone{font-size:12px;color:#949ba4;margin-top:4px}.item{padding-left:12px}code,pre{background:#1e1f22}`;

export const renderHtml = (world: World, channelId: string, viewer: string | null): string => {
  const names = world.users.size === 0 ? NAMELESS : namesIn(world);
  const shown = [...world.channel(channelId).messages.values()].filter(
    ({ onlyFor }) => onlyFor === null || onlyFor === viewer,
  );
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${STYLE}</style>${shown.map((one) => message(world, one, names)).join("")}`;
};
