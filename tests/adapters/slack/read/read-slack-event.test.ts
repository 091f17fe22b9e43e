import { describe, expect, it } from "vitest";
import { readEvent, readMissed } from "../../../../adapters/slack/read/read-slack-event.js";
import { readText } from "../../../../adapters/slack/read/read-slack-text.js";
import { eventBodySchema } from "../../../../adapters/slack/read/slack-payloads.js";

const self = { userId: "U0BOT", botId: "B0BOT", teamId: "T1" };
const read = (event: Record<string, unknown>, more: Record<string, unknown> = {}) => {
  const body = eventBodySchema.safeParse({ team_id: "T1", event_id: "Ev1", ...more, event });
  return body.success ? readEvent(body.data, self) : "unreadable";
};
const said = { channel: "C1", user: "U1", text: "Hello?", ts: "1.1" };

describe("reading text", () => {
  it.each([
    ["<@U0BOT> What now?", "What now?"],
    ["What <@U0BOT|verse> now?", "What now?"],
    ["a &amp;&lt; b &amp;lt;", "a &< b &lt;"],
    [
      "see <https://example.org/a|the page> and <https://example.org>",
      "see the page and https://example.org",
    ],
    ["ask <#C123|general> or <!here> or <@U9|Ann>", "ask general or or Ann"],
    ["two\n lines\u00A0here", "two lines here"],
  ])("%s", (raw, text) => {
    expect(readText(raw, "U0BOT")).toBe(text);
  });
});

describe("reading events", () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    ["a mention", { type: "app_mention", ...said }, { type: "question", manner: "mention" }],
    [
      "a direct message",
      { type: "message", ...said, channel: "D1", channel_type: "im" },
      { manner: "direct" },
    ],
    ["a message in a channel", { type: "message", ...said }, { manner: "seen" }],
    ["a reply in a thread", { type: "message", ...said, thread_ts: "0.9" }, { manner: "follow-up" }],
    ["a picture with words", { type: "message", subtype: "file_share", ...said }, { manner: "seen" }],
    ["home", { type: "app_home_opened", user: "U1", channel: "D1", tab: "home" }, { type: "home" }],
    [
      "messages tab",
      { type: "app_home_opened", user: "U1", channel: "D1", tab: "messages" },
      { type: "opened" },
    ],
    [
      "a deleted root that has replies",
      {
        type: "message",
        subtype: "message_changed",
        channel: "C1",
        ts: "2.1",
        message: { subtype: "tombstone", user: "USLACKBOT", ts: "1.1", text: "This message was deleted." },
        previous_message: { user: "U1", ts: "1.1", text: "Hello?" },
      },
      { type: "deleted", messageId: "1.1" },
    ],
  ])("%s", (_what, event, expected) => {
    const heard = read(event);
    expect(heard).toMatchObject({ message: expected });
  });

  it.each<[string, Record<string, unknown>]>([
    ["its own words", { type: "message", ...said, user: "U0BOT" }],
    ["another bot's words", { type: "message", ...said, bot_id: "B9" }],
    [
      "a bot message without a user",
      { type: "message", subtype: "bot_message", channel: "C1", text: "x", ts: "1.1", bot_id: "B9" },
    ],
    ["somebody joining", { type: "message", subtype: "channel_join", ...said }],
    ["the message twin of a mention", { type: "message", ...said, text: "<@U0BOT> Hello?" }],
    ["another tab", { type: "app_home_opened", user: "U1", channel: "D1", tab: "about" }],
    [
      "its own message edited",
      {
        type: "message",
        subtype: "message_changed",
        channel: "C1",
        ts: "2.1",
        message: { user: "U0BOT", ts: "1.1", text: "b" },
        previous_message: { user: "U0BOT", ts: "1.1", text: "a" },
      },
    ],
    ["a stopped session", { type: "agent_session_stopped", channel: "D1", thread_ts: "1.1" }],
  ])("leaves alone: %s", (_what, event) => {
    expect(read(event)).toBeNull();
  });

  it("cannot read what is no event of ours", () => {
    expect(read({ type: "reaction_added", user: "U1" })).toBe("unreadable");
  });

  it("tells shared channels", () => {
    expect(read({ type: "app_mention", ...said }, { is_ext_shared_channel: true })).toMatchObject({
      message: { place: { external: true } },
    });
  });

  it("a mention and its twin found later share an id", () => {
    const live = read({ type: "app_mention", ...said, text: "<@U0BOT> Hello?" });
    const missed = readMissed(
      { type: "message", user: "U1", text: "<@U0BOT> Hello?", ts: "1.1" },
      { id: "C1", direct: false, external: false },
      self,
    );
    expect(missed?.message.eventIds).toEqual(["C1:1.1"]);
    expect(live).toMatchObject({ message: { eventIds: ["C1:1.1", "Ev1"] }, target: { key: "C1:1.1" } });
  });

  it("a missed message that has the bot's reply is not asked again", () => {
    const found = { type: "message", user: "U1", text: "Hello?", ts: "1.1", reply_users: ["U2", "U0BOT"] };
    expect(readMissed(found, { id: "C1", direct: false, external: false }, self)).toBeNull();
  });
});
