import * as bodies from "./event-bodies.js";
import { type Fields, fieldsOf, listOf, textOf } from "./refusal.js";
import type { EnvelopeType, Taken, Transport } from "./transports.js";
import { BOT_USER, type Channel, type Message, type Workspace } from "./workspace.js";

export interface Pressable {
  readonly actionId: string;
  readonly label: string;
  readonly value: string;
  readonly action: Fields;
}

const PRESSED = ["action_id", "block_id", "type", "value"];

const pressablesIn = (element: Fields): readonly Pressable[] => {
  const one = (label: unknown, value: unknown, more: Fields = {}): Pressable => ({
    actionId: textOf(element["action_id"]),
    label: textOf(fieldsOf(label)["text"]),
    value: textOf(value),
    action: {
      ...Object.fromEntries(PRESSED.filter((key) => key in element).map((key) => [key, element[key]])),
      ...more,
    },
  });
  if (element["type"] === "button") return [one(element["text"], element["value"])];
  if (element["type"] === "feedback_buttons")
    return ["positive_button", "negative_button"].map((side) => {
      const button = fieldsOf(element[side]);
      return one(button["text"], button["value"], { value: button["value"] });
    });
  return listOf(element["options"]).map((option) => {
    const chosen = fieldsOf(option);
    return one(chosen["text"], chosen["value"], { selected_option: chosen });
  });
};

/** Everything in a message that can be pressed. */
export const pressables = (message: { readonly blocks: readonly Fields[] }): readonly Pressable[] =>
  message.blocks.flatMap((block) =>
    [...listOf(block["elements"]), ...listOf([block["accessory"]].filter(Boolean))].flatMap((element) =>
      ["actions", "context_actions", "section"].includes(textOf(block["type"]))
        ? pressablesIn(fieldsOf(element))
        : [],
    ),
  );

/** What people of the workspace do; each deed reaches the app over the transport. */
export class People {
  /** Deeds that the app did not acknowledge as the platform wants. */
  readonly failures: string[] = [];

  constructor(
    readonly workspace: Workspace,
    readonly transport: () => Transport,
    readonly responseUrl: (channel: string, user: string, ts: string | null) => string,
  ) {}

  async send(type: EnvelopeType, body: Fields, retry = 0): Promise<Taken> {
    const taken = await this.transport().deliver(type, body, retry);
    if (!taken.ok) this.failures.push(`${type}: ${taken.why}`);
    return taken;
  }

  #channel(id: string): Channel {
    return this.workspace.channels.get(id) ?? this.workspace.addChannel(id);
  }

  /** Stores a message without telling the app. */
  write(channel: string, user: string, text: string, threadTs: string | null = null): bodies.Said {
    const { ts } = this.workspace.post({ channel: this.#channel(channel).id, user, text, threadTs });
    return { channel: this.#channel(channel), user, text, ts, threadTs };
  }

  event(event: Fields, channel: Channel): Promise<Taken> {
    return this.send("events_api", bodies.eventBody(event, channel.external));
  }

  /** Mentions the bot; the platform sends two events for it, with two ids. */
  async mention(
    channel: string,
    text: string,
    user = "U0ANN",
    threadTs: string | null = null,
  ): Promise<string> {
    const said = this.write(channel, user, `<@${BOT_USER}> ${text}`, threadTs);
    await this.event(bodies.mentionEvent(said), said.channel);
    await this.event(bodies.messageEvent(said), said.channel);
    return said.ts;
  }

  async say(channel: string, text: string, user = "U0ANN", threadTs: string | null = null): Promise<string> {
    const said = this.write(channel, user, text, threadTs);
    await this.event(bodies.messageEvent(said), said.channel);
    return said.ts;
  }

  async command(channel: string, text: string, user = "U0ANN"): Promise<Taken> {
    return this.send(
      "slash_commands",
      bodies.commandBody({
        channel,
        user,
        text,
        triggerId: this.workspace.newTrigger(),
        responseUrl: this.responseUrl(channel, user, null),
      }),
    );
  }

  async shortcut(channel: string, ts: string, callbackId: string, user = "U0ANN"): Promise<Taken> {
    const message = this.workspace.messages.find((one) => one.channel === channel && one.ts === ts);
    return this.send(
      "interactive",
      bodies.shortcutBody({
        user,
        channel,
        callbackId,
        triggerId: this.workspace.newTrigger(),
        responseUrl: this.responseUrl(channel, user, null),
        message: { type: "message", user: message?.user, text: message?.text, ts },
      }),
    );
  }

  /** Presses what carries the label. `triggerId` can be an old one. */
  async press(message: Message, label: string, user = "U0ANN", triggerId?: string): Promise<Taken> {
    const found = pressables(message).find((one) => one.label === label);
    if (found === undefined)
      throw new Error(
        `Nothing is called ${label}; there are: ${pressables(message)
          .map((one) => one.label)
          .join(", ")}`,
      );
    const ephemeral = message.onlyFor !== null;
    return this.send(
      "interactive",
      bodies.actionBody({
        user,
        channel: message.channel,
        ephemeral,
        triggerId: triggerId ?? this.workspace.newTrigger(),
        responseUrl: this.responseUrl(message.channel, user, ephemeral ? message.ts : null),
        message: {
          type: "message",
          user: message.user,
          text: message.text,
          ts: message.ts,
          ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
        },
        action: found.action,
      }),
    );
  }

  async submit(view: Fields, values: Fields, user = "U0ANN"): Promise<Taken> {
    const triggerId = this.workspace.newTrigger();
    return this.send(
      "interactive",
      bodies.submissionBody({ user, triggerId, responseUrl: "", view, values }),
    );
  }

  async edit(channel: string, ts: string, text: string): Promise<Taken> {
    const message = this.workspace.find(channel, ts);
    const before = { type: "message", user: message.user, text: message.text, ts };
    message.text = text;
    const event = {
      type: "message",
      subtype: "message_changed",
      channel,
      channel_type: this.#channel(channel).kind,
      ts: this.workspace.nextTs(),
      event_ts: this.workspace.nextTs(),
      message: { ...before, text, edited: { user: message.user, ts: this.workspace.nextTs() } },
      previous_message: before,
    };
    return this.event(event, this.#channel(channel));
  }

  async unsay(channel: string, ts: string): Promise<Taken> {
    const message = this.workspace.find(channel, ts);
    this.workspace.remove(message);
    const event = {
      type: "message",
      subtype: "message_deleted",
      channel,
      channel_type: this.#channel(channel).kind,
      ts: this.workspace.nextTs(),
      event_ts: this.workspace.nextTs(),
      deleted_ts: ts,
      previous_message: { type: "message", user: message.user, text: message.text, ts },
    };
    return this.event(event, this.#channel(channel));
  }

  async openHome(tab: "home" | "messages", channel = "D0ANN", user = "U0ANN"): Promise<Taken> {
    const event = { type: "app_home_opened", user, channel, tab, event_ts: this.workspace.nextTs() };
    return this.event(event, this.#channel(channel));
  }

  async stopSession(channel: string, threadTs: string, user = "U0ANN"): Promise<Taken> {
    const streams = this.workspace.messages.filter(
      (message) => message.threadTs === threadTs && message.stream?.end === null,
    );
    for (const { stream } of streams) if (stream !== null) stream.end = "by-user";
    const event = {
      type: "agent_session_stopped",
      user,
      channel,
      thread_ts: threadTs,
      streaming_message_ts: streams.map(({ ts }) => ts),
      event_ts: this.workspace.nextTs(),
    };
    return this.event(event, this.#channel(channel));
  }
}
