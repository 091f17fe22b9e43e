/** The platform's name in places, rules and health reports. */
export const PLATFORM = "discord";

/** What the adapter is told; nothing here is read from the environment. */
export interface DiscordSettings {
  readonly token: string;
  /** Where the REST API is, without the version; null: Discord's own. */
  readonly apiUrl: string | null;
  /** Ask for the privileged intent: needed to follow threads and to answer in channels without being mentioned. */
  readonly messageContent: boolean;
  /** Sockets to open; "auto" lets Discord say how many (it insists from 2,500 servers on). */
  readonly shards: number | "auto";
  /** Post plain text instead of components, for places that refuse components. */
  readonly plain: boolean;
  /** Register the commands in this server alone; null: everywhere. */
  readonly commandsGuild: string | null;
}
