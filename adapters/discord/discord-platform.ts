import type { ChatAdapter } from "../../src/bot/chat-adapter.js";
import type { Log } from "../../src/bot/log.js";
import { VerseError } from "../../src/errors.js";

export interface DiscordChoice {
  readonly token: string;
  readonly apiUrl: string | null;
  /** Asked at every attempt to connect: the setting may have changed since the last one failed. */
  readonly messageContent: () => boolean;
}

/** How the composition root reaches Discord: discord.js is loaded only when an adapter is made. */
export const discordDoor = (
  { token, apiUrl, messageContent }: DiscordChoice,
  log: Log,
  clock: () => number,
) => ({
  name: "discord",
  async make(): Promise<ChatAdapter> {
    const { createDiscordAdapter } = await import("./discord-adapter.js");
    const settings = { token, apiUrl, shards: "auto", plain: false, commandsGuild: null } as const;
    return createDiscordAdapter({ ...settings, messageContent: messageContent() }, log, clock);
  },
});

/** Registers the commands; returns what to tell a maintainer. Throws VerseError `bad-settings` or `platform`. */
export const registerWithDiscord = async (given: {
  readonly token: string | null;
  readonly apiUrl: string | null;
}): Promise<string> => {
  const { token, apiUrl } = given;
  if (token === null)
    throw new VerseError({
      code: "bad-settings",
      problem: "There is no Discord token.",
      cure: "Set DISCORD_TOKEN to the token under Bot in the Discord developer portal.",
    });
  const { registerCommands } = await import("./connect/discord-commands.js");
  const { inviteLink } = await import("./connect/channel-permissions.js");
  const { changed, applicationId, names } = await registerCommands({ token, apiUrl, commandsGuild: null });
  const done = changed ? "Registered" : "Discord has them already";
  return `${done}: ${names.join(", ")}.\nInvite the bot: ${inviteLink(applicationId)}\n`;
};
