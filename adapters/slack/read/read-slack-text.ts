const DECODED: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

const decoded = (text: string): string =>
  text.replace(/&(?:lt|gt|amp);/gu, (entity) => DECODED[entity] ?? "");

const shown = (target: string, label: string | undefined): string => {
  if (label !== undefined && label !== "") return label;
  if (/^[@#]/u.test(target)) return target.slice(0, 1) + target.slice(1).toLowerCase();
  if (target.startsWith("!")) return "";
  return target;
};

/**
 * A message as its writer saw it: Slack's control sequences resolved, the bot's own mention removed, entities
 * decoded, white space folded. Pure.
 */
export const readText = (text: string, botUser: string): string =>
  decoded(
    text
      .replaceAll(botUser === "" ? /(?!)/gu : new RegExp(`<@${botUser}(?:\\|[^<>]*)?>`, "gu"), " ")
      .replace(/<([^<>|]*)(?:\|([^<>]*))?>/gu, (_all, target: string, label?: string) =>
        shown(target, label),
      ),
  )
    .replace(/\s+/gu, " ")
    .trim();

export const mentions = (text: string, botUser: string): boolean =>
  text.includes(`<@${botUser}>`) || text.includes(`<@${botUser}|`);
