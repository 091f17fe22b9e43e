import { createDiscordAdapter } from "../../../adapters/discord/discord-adapter.js";
import { pressId, readPressId } from "../../../adapters/discord/read/interaction-ids.js";
import { systemClock } from "../../../adapters/time/system-clock.js";
import type { ChatHarness, ShownMessage } from "../../contracts/chat-harness.js";
import { StandInDiscord } from "../../loopback/discord/stand-in.js";
import { buttonsOf, namesIn, visibleMessage } from "../../loopback/discord/visible.js";
import type { Channel, Message, User } from "../../loopback/discord/world.js";
import { quietLog } from "./quiet-log.js";

/** The adapter with the real client against the stand-in, as the contract suite wants it. */
export const makeDiscordHarness = async (): Promise<ChatHarness> => {
  const discord = await new StandInDiscord().start();
  const { world, people } = discord;
  const owner = people.user("owner");
  const otherBot = people.user("other", { bot: true });
  const guild = people.guild("Acme", owner);
  const users = new Map<string, User>();
  const channels = new Map<string, Channel>();
  for (const name of ["ann", "bob", "cai"]) {
    const user = people.user(name);
    users.set(name, user);
    people.join(guild, user);
  }
  for (const name of ["general", "random", "other"]) channels.set(name, people.channel(guild, name));

  const userOf = (name: string): User => {
    const known = users.get(name);
    if (known !== undefined) return known;
    const user = people.user(name);
    users.set(name, user);
    people.join(guild, user);
    return user;
  };
  const channelOf = (name: string): Channel => {
    const channel = channels.get(name);
    if (channel === undefined) throw new Error(`The harness has no channel ${name}`);
    return channel;
  };
  const adapter = createDiscordAdapter(
    {
      token: discord.token,
      apiUrl: `${discord.apiUrl}/`,
      messageContent: false,
      shards: 1,
      plain: false,
      commandsGuild: null,
    },
    quietLog().log,
    { ...systemClock, now: () => world.now() },
  );
  const rootOf = (message: Message): string => {
    const before = message.replyTo === null ? undefined : world.message(message.replyTo);
    return before === undefined ? message.id : rootOf(before);
  };
  const ours = (channel: Channel): Message[] =>
    [...channel.messages.values()].filter(({ authorId, thinking }) => authorId === world.bot.id && !thinking);
  const show = (message: Message, thread: string, onlyFor: string | null): ShownMessage => ({
    id: message.id,
    thread,
    onlyFor,
    text: visibleMessage(
      { ...message, components: message.components.filter(({ type }) => type !== 1) },
      namesIn(world),
    ),
    buttons: buttonsOf(message).flatMap(({ customId }) => readPressId(customId) ?? []),
  });
  const nameOf = (userId: string | null): string | null =>
    [...users].find(([, user]) => user.id === userId)?.[0] ?? null;

  const read = async (name: string): Promise<readonly ShownMessage[]> => {
    const channel = channels.get(name);
    const inPlace = (channel === undefined ? [] : ours(channel)).map((message) =>
      show(message, rootOf(message), nameOf(message.onlyFor)),
    );
    const alone = [...world.channels.values()]
      .filter(({ recipientId }) => recipientId !== null)
      .flatMap((conversation) => {
        const person = nameOf(conversation.recipientId);
        const spoke = [...(channel?.messages.values() ?? [])].some(
          ({ authorId }) => authorId === conversation.recipientId,
        );
        if (person !== name && !spoke) return [];
        return ours(conversation).map((message) =>
          show(message, conversation.id, person === name ? null : person),
        );
      });
    return [...inPlace, ...alone];
  };

  return {
    adapter,
    async say({ text, kind, person, channel: name, thread }) {
      const user = userOf(person);
      if (kind === "direct") {
        const conversation = people.conversation(user);
        people.say(user, conversation, text);
        return conversation.id;
      }
      const channel = channelOf(name);
      const earlier =
        thread === null ? undefined : ours(channel).findLast((message) => rootOf(message) === thread);
      const replyTo = earlier ?? (thread === null ? undefined : world.message(thread));
      const message = people.say(
        user,
        channel,
        `${people.mention()} ${text}`,
        replyTo === undefined ? {} : { replyTo },
      );
      return rootOf(message);
    },
    async redeliver() {
      people.redeliver();
    },
    async sayAsBot(who, name, text) {
      people.say(who === "self" ? world.bot : otherBot, channelOf(name), `${people.mention()} ${text}`);
    },
    async press({ person, on, action, answerId, value }) {
      const message = world.message(on.id);
      const id = pressId({ action, answerId, value });
      if (message !== undefined && id !== null) people.pressId(userOf(person), message, id);
    },
    read,
    async until(name, done) {
      let seen: readonly ShownMessage[] = [];
      const look = async (): Promise<boolean> => {
        seen = await read(name);
        return done(seen);
      };
      const deadline = Date.now() + 5_000;
      while (!(await look())) {
        if (Date.now() > deadline) throw new Error(`Not seen in time: ${JSON.stringify(seen, null, 1)}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return seen;
    },
    close: () => discord.stop(),
  };
};
