import { createHash } from "node:crypto";
import {
  type APIApplicationCommand,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  REST,
  type RESTOptions,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from "discord.js";
import { z } from "zod";
import type { DiscordSettings } from "../discord-settings.js";
import { startFailure } from "./discord-failures.js";

export const ASK = "ask";
export const POLICIES = "policies";
export const ANSWER_THIS = "Answer from the policies";
const MAX_QUESTION = 2_000;

const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/**
 * What people can call the bot with. The default rights: who may write in a channel may ask there, because the
 * answer is posted there; browsing is seen by oneself alone, so seeing the channel is enough. Owners of a server change
 * both, per role and channel, under Server Settings, Integrations.
 */
export const COMMANDS: RESTPutAPIApplicationCommandsJSONBody = [
  {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name: ASK,
    description: "Ask what the policy documents say",
    default_member_permissions: String(PermissionFlagsBits.SendMessages),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: "question",
        description: "Your question, in your own words",
        required: true,
        max_length: MAX_QUESTION,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: "private",
        description: "Only you see the answer",
        required: false,
      },
    ],
  },
  {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name: POLICIES,
    description: "Browse the documents, their sections and how long they are valid",
    default_member_permissions: String(PermissionFlagsBits.ViewChannel),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: "document",
        description: "Begin to type a title",
        required: false,
        autocomplete: true,
      },
    ],
  },
  {
    ...everywhere,
    type: ApplicationCommandType.Message,
    name: ANSWER_THIS,
    default_member_permissions: String(PermissionFlagsBits.SendMessages),
  },
];

const option = z.object({
  type: z.number(),
  name: z.string(),
  description: z.string(),
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
  max_length: z.number().optional(),
});
const command = z.object({
  type: z.number().default(1),
  name: z.string(),
  description: z.string().default(""),
  default_member_permissions: z.string().nullish().default(null),
  contexts: z.array(z.number()).nullish().default(null),
  integration_types: z.array(z.number()).nullish().default(null),
  options: z.array(option).default([]),
});

/** One number for a definition, ours or what Discord says it has, whatever else Discord adds to it. */
export const commandsHash = (commands: unknown): string => {
  const known = z.array(command).parse(commands);
  const sorted = [...known].sort((a, b) => a.type - b.type || a.name.localeCompare(b.name, "en"));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
};

export interface Registration {
  /** False: Discord had this very definition already. */
  readonly changed: boolean;
  readonly applicationId: string;
  readonly names: readonly string[];
}

/** Settings of every REST client: where the API is, how long a call may take and how often it is tried again. */
export const restOptions = (apiUrl: string | null): Pick<RESTOptions, "api" | "timeout" | "retries"> => ({
  api: (apiUrl ?? "https://discord.com/api").replace(/\/+$/, ""),
  timeout: 10_000,
  retries: 2,
});

/** Puts the commands in place where they differ from what Discord has. Throws VerseError `platform`. */
export const registerCommands = async (
  settings: Pick<DiscordSettings, "token" | "apiUrl" | "commandsGuild">,
): Promise<Registration> => {
  const rest = new REST(restOptions(settings.apiUrl)).setToken(settings.token);
  const names = COMMANDS.map(({ name }) => name);
  try {
    const { id } = z.object({ id: z.string() }).parse(await rest.get(Routes.currentApplication()));
    const route =
      settings.commandsGuild === null
        ? Routes.applicationCommands(id)
        : Routes.applicationGuildCommands(id, settings.commandsGuild);
    const present = z.array(z.custom<APIApplicationCommand>()).parse(await rest.get(route));
    if (commandsHash(present) === commandsHash(COMMANDS)) return { changed: false, applicationId: id, names };
    await rest.put(route, { body: COMMANDS });
    return { changed: true, applicationId: id, names };
  } catch (error) {
    throw startFailure(error);
  }
};
