import { NAMELESS, type Names, parseMarkdown, visibleText } from "./markdown.js";
import type { Json, Message, World } from "./world.js";

const children = (component: Json): Json[] => {
  const list = component["components"];
  const accessory = component["accessory"];
  return [
    ...(Array.isArray(list) ? list.map((item: unknown): Json => ({ ...(item as Json) })) : []),
    ...(typeof accessory === "object" && accessory !== null ? [{ ...accessory }] : []),
  ];
};

/** Every component of a message, outer ones first. */
export const allComponents = (components: readonly Json[]): Json[] =>
  components.flatMap((component) => [component, ...allComponents(children(component))]);

export const textsOf = (components: readonly Json[]): string[] =>
  allComponents(components).flatMap((one) => (typeof one["content"] === "string" ? [one["content"]] : []));

export interface Button {
  readonly label: string;
  readonly customId: string;
  readonly disabled: boolean;
}

export const buttonsOf = (message: Message): Button[] =>
  allComponents(message.components)
    .filter((one) => one["type"] === 2)
    .map((one) => ({
      label: String(one["label"] ?? ""),
      customId: String(one["custom_id"] ?? ""),
      disabled: one["disabled"] === true,
    }));

const show = (component: Json, names: Names): string => {
  if (component["type"] === 10) return visibleText(parseMarkdown(String(component["content"]), names));
  if (component["type"] === 14) return "———";
  if (component["type"] === 2)
    return component["disabled"] === true
      ? `[${String(component["label"])} (off)]`
      : `[${String(component["label"])}]`;
  const parts = children(component).map((child) => show(child, names));
  return parts.join(component["type"] === 1 ? " " : "\n");
};

/** One message as its reader sees it. */
export const visibleMessage = (message: Message, names: Names = NAMELESS): string => {
  if (message.thinking) return "… is thinking";
  return [
    visibleText(parseMarkdown(message.content, names)),
    ...message.components.map((component) => show(component, names)),
  ]
    .filter((part) => part !== "")
    .join("\n");
};

export const namesIn =
  (world: World): Names =>
  (kind, id) => {
    if (kind === "user") return world.users.get(id)?.name ?? id;
    if (kind === "channel") return world.channels.get(id)?.name ?? id;
    for (const guild of world.guilds.values()) {
      const role = guild.roles.get(id);
      if (role !== undefined) return role.name;
    }
    return id;
  };

/** What `viewer` (null: anybody) reads in a channel, oldest first: "name: words". */
export const visibleChannel = (world: World, channelId: string, viewer: string | null): string =>
  [...world.channel(channelId).messages.values()]
    .filter((message) => message.onlyFor === null || message.onlyFor === viewer)
    .map(
      (message) =>
        `${world.users.get(message.authorId)?.name ?? "?"}: ${visibleMessage(message, namesIn(world))}`,
    )
    .join("\n\n");
