import { channelPayload, memberPayload, messagePayload, rightsPayload, userPayload } from "./payloads.js";
import { amend, post, tell, withdraw } from "./posting.js";
import { Society } from "./society.js";
import { buttonsOf } from "./visible.js";
import type { Channel, Interaction, Json, Message, User } from "./world.js";

const EVERYTHING = ["users", "roles", "everyone"];

/** What people do in their clients: the events that reach the bot begin here. */
export class People extends Society {
  #again: () => void = () => undefined;

  newPost(user: User, forum: Channel, title: string, words: string): Channel {
    const thread = this.thread(user, forum, title);
    this.say(user, thread, words, { id: thread.id });
    return thread;
  }

  say(
    user: User,
    channel: Channel,
    content: string,
    more: { replyTo?: Message; ping?: boolean; webhook?: boolean; id?: string } = {},
  ): Message {
    const message = post(this.world, this.gateway, channel, {
      ...(more.id === undefined ? {} : { id: more.id }),
      authorId: user.id,
      content,
      flags: 0,
      components: [],
      replyTo: more.replyTo?.id ?? null,
      webhook: more.webhook ?? false,
      allowedMentions: { parse: EVERYTHING, replied_user: more.ping ?? true },
      mentionsByDefault: EVERYTHING,
    });
    this.#again = () => tell(this.world, this.gateway, channel, "MESSAGE_CREATE", message);
    return message;
  }

  /** The last thing a person did reaches the bot once more. */
  redeliver(): void {
    this.#again();
  }

  edit(message: Message, content: string): void {
    amend(this.world, this.gateway, message, {
      content,
      flags: message.flags,
      components: message.components,
    });
  }

  remove(message: Message): void {
    withdraw(this.world, this.gateway, message);
  }

  mention(): string {
    return `<@${this.world.bot.id}>`;
  }

  #interact(type: number, user: User, channel: Channel, data: Json, source: Message | null): Interaction {
    const id = this.world.newId();
    const interaction: Interaction = {
      id,
      token: `interaction-token-${id}`,
      type,
      userId: user.id,
      channelId: channel.id,
      createdAt: this.world.now(),
      acknowledged: null,
      originalId: null,
      choices: [],
      modal: null,
      sourceMessageId: source?.id ?? null,
    };
    this.world.interactions.set(id, interaction);
    const guild = channel.guildId === null ? undefined : this.world.guilds.get(channel.guildId);
    const who =
      guild === undefined
        ? { user: userPayload(user) }
        : {
            guild_id: guild.id,
            guild: { id: guild.id, locale: "en-US", features: [] },
            guild_locale: "en-US",
            member: {
              ...memberPayload(this.world, guild, user.id, true),
              permissions: rightsPayload(this.world, user.id, channel),
            },
          };
    const payload: Json = {
      id,
      application_id: this.world.applicationId,
      type,
      token: interaction.token,
      version: 1,
      channel_id: channel.id,
      channel: channelPayload(this.world, channel),
      ...who,
      locale: user.locale,
      app_permissions: rightsPayload(this.world, this.world.bot.id, channel),
      entitlements: [],
      authorizing_integration_owners: {},
      context: guild === undefined ? 1 : 0,
      attachment_size_limit: 10_485_760,
      ...(source === null ? {} : { message: messagePayload(this.world, source, true) }),
      data,
    };
    this.#again = () => this.gateway.publish(channel.guildId, 0, "INTERACTION_CREATE", () => payload);
    this.#again();
    return interaction;
  }

  #command(name: string, type: number): string {
    for (const commands of this.world.commands.values())
      for (const command of commands)
        if (command["name"] === name && command["type"] === type) return String(command["id"]);
    throw new Error(`Nobody can use "${name}": it is not registered`);
  }

  slash(
    user: User,
    channel: Channel,
    name: string,
    options: Readonly<Record<string, string | boolean>> = {},
  ) {
    const list = Object.entries(options).map(([key, value]) => ({
      name: key,
      type: typeof value === "boolean" ? 5 : 3,
      value,
    }));
    return this.#interact(
      2,
      user,
      channel,
      { id: this.#command(name, 1), name, type: 1, options: list },
      null,
    );
  }

  typeInto(user: User, channel: Channel, name: string, option: string, value: string) {
    const options = [{ name: option, type: 3, value, focused: true }];
    return this.#interact(4, user, channel, { id: this.#command(name, 1), name, type: 1, options }, null);
  }

  useOn(user: User, message: Message, name: string) {
    const target = messagePayload(this.world, message, true);
    const data = {
      id: this.#command(name, 3),
      name,
      type: 3,
      target_id: message.id,
      resolved: { messages: { [message.id]: target } },
    };
    return this.#interact(2, user, this.world.channel(message.channelId), data, null);
  }

  press(user: User, message: Message, label: string): Interaction {
    const button = buttonsOf(message).find((one) => one.label === label);
    if (button === undefined || button.disabled) throw new Error(`There is no button "${label}" to press`);
    return this.pressId(user, message, button.customId);
  }

  /** A press of a button that the message may not show any more. */
  pressId(user: User, message: Message, customId: string): Interaction {
    const data = { custom_id: customId, component_type: 2 };
    return this.#interact(3, user, this.world.channel(message.channelId), data, message);
  }

  fillIn(user: User, shown: Interaction, words: string): Interaction {
    if (shown.modal === null) throw new Error("No form was shown");
    const field = JSON.stringify(shown.modal["components"]).match(/"custom_id":"([^"]+)"/)?.[1];
    const input = { type: 4, id: 2, custom_id: field, value: words };
    const nested = JSON.stringify(shown.modal["components"]).includes('"type":18');
    const row = nested ? { type: 18, id: 1, component: input } : { type: 1, id: 1, components: [input] };
    const source =
      shown.sourceMessageId === null ? null : (this.world.message(shown.sourceMessageId) ?? null);
    const data = { custom_id: shown.modal["custom_id"], components: [row] };
    return this.#interact(5, user, this.world.channel(shown.channelId), data, source);
  }
}
