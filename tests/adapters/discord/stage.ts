import { createDiscordAdapter } from "../../../adapters/discord/discord-adapter.js";
import type { DiscordSettings } from "../../../adapters/discord/discord-settings.js";
import { systemClock } from "../../../adapters/time/system-clock.js";
import type { ChatAdapter, Session } from "../../../src/bot/chat-adapter.js";
import type { Action, IncomingMessage, Question } from "../../../src/bot/message.js";
import type { NoticeReply, Reply } from "../../../src/bot/reply.js";
import { english } from "../../../src/bot/texts/english-texts.js";
import { StandInDiscord, type StandInSettings } from "../../loopback/discord/stand-in.js";
import type { Channel, Guild, Message, User } from "../../loopback/discord/world.js";
import { type Line, quietLog } from "./quiet-log.js";

export type Script = (message: IncomingMessage, session: Session) => Promise<Reply | null> | Reply | null;

export const notice = (text: string, isPrivate = false): NoticeReply => ({
  type: "notice",
  texts: english,
  private: isPrivate,
  text,
});

/** Says what was asked. */
export const HEARING: Script = (message) =>
  message.type === "question" ? notice(`heard: ${message.text}`) : null;

/** A server with people in it, the adapter connected to it, and a bot that says what the test has written for it. */
export interface Stage {
  readonly discord: StandInDiscord;
  readonly adapter: ChatAdapter;
  readonly guild: Guild;
  readonly channel: Channel;
  readonly ana: User;
  readonly ben: User;
  readonly seen: IncomingMessage[];
  readonly refs: string[];
  readonly lines: Line[];
  /** What the bot answers from now on. */
  play(script: Script): void;
  questions(): Question[];
  actions(): Action[];
  /** The newest message of the bot in a channel that shows these words. */
  shows(words: string, where?: Channel, viewer?: User | null): Promise<string>;
  /** The newest message of the bot there. */
  latest(where?: Channel): Message;
  until<T>(look: () => T | null | undefined | false, what: string, milliseconds?: number): Promise<T>;
  end(): Promise<void>;
}

export const setStage = async (
  settings: Partial<DiscordSettings> = {},
  platform: StandInSettings = {},
  prepare: (discord: StandInDiscord, guild: Guild) => void = () => undefined,
): Promise<Stage> => {
  const discord = await new StandInDiscord(platform).start();
  const { people, world } = discord;
  const ana = people.user("Ana");
  const ben = people.user("Ben");
  const guild = people.guild("Acme", ana);
  people.join(guild, ben);
  const channel = people.channel(guild, "general");
  prepare(discord, guild);
  const { log, lines } = quietLog();
  const adapter = createDiscordAdapter(
    {
      token: discord.token,
      apiUrl: discord.apiUrl,
      messageContent: false,
      shards: 1,
      plain: false,
      commandsGuild: null,
      ...settings,
    },
    log,
    { ...systemClock, now: () => world.now() },
  );
  let script: Script = () => null;
  const seen: IncomingMessage[] = [];
  const refs: string[] = [];
  await adapter.start(async (message, session) => {
    seen.push(message);
    const reply = await script(message, session);
    return reply === null ? null : { reply, delivered: async (ref) => void refs.push(ref) };
  });
  const until: Stage["until"] = (look, what, milliseconds) => world.until(look, what, milliseconds);
  const stage: Stage = {
    discord,
    adapter,
    guild,
    channel,
    ana,
    ben,
    seen,
    refs,
    lines,
    play: (next) => {
      script = next;
    },
    questions: () => seen.filter((message): message is Question => message.type === "question"),
    actions: () => seen.filter((message): message is Action => message.type === "action"),
    shows: (words, where = channel, viewer = null) =>
      until(
        () => {
          const text = discord.visible(where.id, viewer?.id ?? null);
          return text.includes(words) && text;
        },
        `"${words}" in ${discord.visible(where.id, viewer?.id ?? null)}`,
      ),
    latest: (where = channel) => {
      const message = [...where.messages.values()].findLast(({ authorId }) => authorId === world.bot.id);
      if (message === undefined) throw new Error("The bot has said nothing there");
      return message;
    },
    until,
    async end() {
      await adapter.stop(0);
      await discord.stop();
    },
  };
  return stage;
};
