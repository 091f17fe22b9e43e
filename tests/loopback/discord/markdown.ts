/** Discord's chat markdown, read as eagerly as any of its clients reads it. */
export type Node =
  | { readonly kind: "text" | "mention" | "emoji" | "time" | "code" | "fence"; readonly text: string }
  | {
      readonly kind: "strong" | "em" | "underline" | "strike" | "spoiler";
      readonly children: readonly Node[];
    }
  | { readonly kind: "link"; readonly url: string; readonly children: readonly Node[] }
  | { readonly kind: "quote" | "subtext"; readonly children: readonly Node[] }
  | { readonly kind: "heading"; readonly level: number; readonly children: readonly Node[] }
  | { readonly kind: "item"; readonly mark: string; readonly children: readonly Node[] }
  | { readonly kind: "break" };

/** Names behind ids, for mentions. */
export type Names = (kind: "user" | "role" | "channel", id: string) => string;
export const NAMELESS: Names = (_kind, id) => id;

type Rule = readonly [RegExp, (match: RegExpExecArray, names: Names) => Node];

const text = (value: string): Node => ({ kind: "text", text: value });
const wrap =
  (kind: "strong" | "em" | "underline" | "strike" | "spoiler") =>
  (match: RegExpExecArray, names: Names): Node => ({ kind, children: inline(match[1] ?? "", names) });

const RULES: readonly Rule[] = [
  [/^```(?:[\w+.#-]*\n)?\n*([^\n][\s\S]*?)\n*```/, (match) => ({ kind: "fence", text: match[1] ?? "" })],
  [/^\\([^0-9A-Za-z\s])/, (match) => text(match[1] ?? "")],
  [
    /^<((?:https?:\/\/|mailto:|tel:)[^\s>]+)>/,
    (match) => ({ kind: "link", url: match[1] ?? "", children: [text(match[1] ?? "")] }),
  ],
  [
    /^\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?(?:\s+"[^"]*")?\)/,
    (match, names) => ({ kind: "link", url: match[2] ?? "", children: inline(match[1] ?? "", names) }),
  ],
  [
    /^https?:\/\/[^\s<]+[^<.,:;"')\]\s]/,
    (match) => ({ kind: "link", url: match[0], children: [text(match[0])] }),
  ],
  [
    /^(?:discord(?:app)?\.com\/invite|discord\.gg)\/[\w-]+/,
    (match) => ({ kind: "mention", text: `[invite ${match[0]}]` }),
  ],
  [/^<@&(\d+)>/, (match, names) => ({ kind: "mention", text: `@${names("role", match[1] ?? "")}` })],
  [/^<@!?(\d+)>/, (match, names) => ({ kind: "mention", text: `@${names("user", match[1] ?? "")}` })],
  [/^<#(\d+)>/, (match, names) => ({ kind: "mention", text: `#${names("channel", match[1] ?? "")}` })],
  [/^<\/([^:>]+):\d+>/, (match) => ({ kind: "mention", text: `[command ${match[1] ?? ""}]` })],
  [/^<id:\w+>/, () => ({ kind: "mention", text: "[place]" })],
  [/^@(everyone|here)/, (match) => ({ kind: "mention", text: `[all: ${match[1] ?? ""}]` })],
  [/^<a?:(\w+):\d+>/, (match) => ({ kind: "emoji", text: `[emoji ${match[1] ?? ""}]` })],
  [/^:([\w+-]+):/, (match) => ({ kind: "emoji", text: `[emoji ${match[1] ?? ""}]` })],
  [/^<t:(-?\d+)(?::[tTdDfFR])?>/, (match) => ({ kind: "time", text: `[time ${match[1] ?? ""}]` })],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, wrap("strong")],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, wrap("underline")],
  [/^~~((?:\\[\s\S]|[^\\])+?)~~/, wrap("strike")],
  [/^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/, wrap("spoiler")],
  [/^\*(?=\S)((?:\\[\s\S]|[^\\*])+?)\*/, wrap("em")],
  [/^_((?:\\[\s\S]|[^\\_])+?)_/, wrap("em")],
  [/^(`+)([^`](?:[\s\S]*?[^`])?)\1(?!`)/, (match) => ({ kind: "code", text: match[2] ?? "" })],
  [/^\n/, () => ({ kind: "break" })],
  [
    /^(?:[0-9A-Za-z\s\u00a1-\uffff]+?(?=[^0-9A-Za-z\u00a1-\uffff \t]|https?:|discord|$)|[\s\S])/,
    (match) => text(match[0]),
  ],
];

const inline = (source: string, names: Names): readonly Node[] => {
  const nodes: Node[] = [];
  let rest = source;
  while (rest !== "") {
    for (const [pattern, make] of RULES) {
      const match = pattern.exec(rest);
      if (match === null) continue;
      nodes.push(make(match, names));
      rest = rest.slice(match[0].length);
      break;
    }
  }
  return nodes;
};

const BLOCKS: readonly (readonly [RegExp, (match: RegExpExecArray, names: Names) => Node])[] = [
  [/^>>> ([\s\S]*)/, (match, names) => ({ kind: "quote", children: parseMarkdown(match[1] ?? "", names) })],
  [
    /^(?:> [^\n]*(?:\n|$))+/,
    (match, names) => ({
      kind: "quote",
      children: parseMarkdown(match[0].replace(/^> /gm, "").replace(/\n$/, ""), names),
    }),
  ],
  [
    /^(#{1,3})\s+([^\n]+)(?:\n|$)/,
    (match, names) => ({
      kind: "heading",
      level: (match[1] ?? "").length,
      children: inline(match[2] ?? "", names),
    }),
  ],
  [
    /^-#\s+([^\n]+)(?:\n|$)/,
    (match, names) => ({ kind: "subtext", children: inline(match[1] ?? "", names) }),
  ],
  [
    /^ *[-*]\s+([^\n]+)(?:\n|$)/,
    (match, names) => ({ kind: "item", mark: "•", children: inline(match[1] ?? "", names) }),
  ],
  [
    /^ *(\d+)\.\s+([^\n]+)(?:\n|$)/,
    (match, names) => ({
      kind: "item",
      mark: `${Number(match[1])}.`,
      children: inline(match[2] ?? "", names),
    }),
  ],
];

const BLOCK_START = /\n(?=>>> |> |#{1,3}\s|-#\s| *[-*]\s| *\d+\.\s)/;

export function parseMarkdown(source: string, names: Names = NAMELESS): readonly Node[] {
  const nodes: Node[] = [];
  let rest = source;
  while (rest !== "") {
    const block = BLOCKS.map(([pattern, make]) => [pattern.exec(rest), make] as const).find(
      ([match]) => match,
    );
    if (block?.[0]) {
      nodes.push(block[1](block[0], names));
      rest = rest.slice(block[0][0].length);
      continue;
    }
    const end = BLOCK_START.exec(rest);
    const stretch = end === null ? rest : rest.slice(0, end.index);
    nodes.push(...inline(stretch, names));
    if (end !== null) nodes.push({ kind: "break" });
    rest = end === null ? "" : rest.slice(end.index + 1);
  }
  return nodes;
}

const lines = (value: string, mark: string): string =>
  value
    .split("\n")
    .map((line) => `${mark}${line}`)
    .join("\n");

/** What a reader sees, as plain text: markup gone, quotes with a bar, spoilers covered. */
export const visibleText = (nodes: readonly Node[]): string => {
  const blocks = new Set(["quote", "subtext", "heading", "item"]);
  return nodes
    .map((node, index): string => {
      const newline = blocks.has(node.kind) && index < nodes.length - 1 ? "\n" : "";
      switch (node.kind) {
        case "break":
          return "\n";
        case "spoiler":
          return "█".repeat(visibleText(node.children).length);
        case "quote":
          return lines(visibleText(node.children), "│ ") + newline;
        case "item":
          return `${node.mark} ${visibleText(node.children)}${newline}`;
        case "strong":
        case "em":
        case "underline":
        case "strike":
        case "link":
        case "subtext":
        case "heading":
          return visibleText(node.children) + newline;
        default:
          return node.text;
      }
    })
    .join("");
};
