import type { ChatAdapter } from "../../src/bot/chat-adapter.js";
import type { Log } from "../../src/bot/log.js";
import { VerseError } from "../../src/errors.js";
import type { Clock } from "../../src/time/clock.js";
import { PLATFORM } from "./discord-settings.js";

export interface DiscordChoice {
  readonly token: string;
  readonly apiUrl: string | null;
  /** Asked at every attempt to connect: the setting may have changed since the last one failed. */
  readonly messageContent: () => boolean;
}

/** What the composition root needs of Discord before it connects; discord.js is loaded only when an adapter is made. */
export interface DiscordPlatform {
  readonly name: string;
  /** A fresh adapter for every attempt to connect. */
  make(): Promise<ChatAdapter>;
}

export const discordPlatform = (choice: DiscordChoice, log: Log, clock: Clock): DiscordPlatform => ({
  name: PLATFORM,
  async make() {
    const { createDiscordAdapter } = await import("./discord-adapter.js");
    const { token, apiUrl, messageContent } = choice;
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
