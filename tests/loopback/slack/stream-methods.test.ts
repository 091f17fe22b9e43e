import type { webApi } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { outcomeOf, plainClient, section } from "../../adapters/slack/plain-client.js";
import { BOT_TOKEN, StandInSlack } from "./stand-in-slack.js";
import { effectsOf, visibleMessage } from "./visible.js";
import type { Message } from "./workspace.js";

let slack: StandInSlack;
let client: webApi.WebClient;
let root = "";
let now = 0;

beforeEach(async () => {
  now = 1_800_000_000_000;
  slack = await StandInSlack.start({ now: () => now });
  slack.workspace.addChannel("C0GEN");
  slack.workspace.addChannel("D0ANN");
  root = slack.people.write("C0GEN", "U0ANN", "Question?").ts;
  client = plainClient(slack.apiUrl, BOT_TOKEN);
});
afterEach(() => slack.stop());

type Fields = Record<string, unknown>;
const streamed = (method: string, args: Fields) => outcomeOf(client, `chat.${method}`, args);

const blocks = (...list: object[]) => [{ type: "blocks", blocks: list }];
const reader = { recipient_user_id: "U0ANN", recipient_team_id: "T0TEAM" };
const start = async (more: Fields = {}): Promise<{ channel: string; ts: string }> => {
  const args = { channel: "C0GEN", thread_ts: root, ...reader, ...more };
  const started = await client.apiCall("chat.startStream", args);
  return { channel: "C0GEN", ts: String(Reflect.get(started, "ts")) };
};
const only = (): Message => {
  const [message] = slack.workspace.posted();
  if (message === undefined) throw new Error("Nothing is shown.");
  return message;
};

describe("a stream in the stand-in", () => {
  it("grows in order, and has its last blocks at its end", async () => {
    const at = await start({ markdown_text: "one " });
    await client.apiCall("chat.appendStream", { ...at, chunks: blocks(section(2)) });
    await client.apiCall("chat.appendStream", { ...at, chunks: [{ type: "markdown_text", text: "three" }] });
    await client.apiCall("chat.stopStream", { ...at, blocks: [section(4)] });
    expect(visibleMessage(only())).toBe("one \nxx\nthree\nxxxx");
    expect(only()).toMatchObject({ threadTs: root, stream: { end: "stopped" } });
  });

  it.each<[string, Fields, string]>([
    ["for nobody", { recipient_user_id: undefined }, "missing_recipient_user_id"],
    ["for nobody of a workspace", { recipient_team_id: undefined }, "missing_recipient_team_id"],
    ["for somebody of an unknown workspace", { recipient_team_id: "T0NONE" }, "team_not_found"],
    ["under a message that is not there", { thread_ts: "1.1" }, "invalid_thread_ts"],
    ["that is no reply, in private", { channel: "D0ANN", thread_ts: undefined }, "invalid_thread_ts"],
    ["with a text too long", { markdown_text: "x".repeat(12_001) }, "msg_too_long"],
    ["with text and chunks", { markdown_text: "x", chunks: blocks(section(1)) }, "invalid_arguments"],
    ["with a chunk of another kind", { chunks: [{ type: "shout" }] }, "invalid_chunks"],
    ["with a wrong block", { chunks: blocks({ type: "section" }) }, "invalid_blocks"],
    ["with 51 blocks", { chunks: blocks(...Array.from({ length: 51 }, () => section(1))) }, "invalid_blocks"],
    ["in a strange channel", { channel: "C0NONE" }, "channel_not_found"],
  ])("is not begun %s", async (_, more, error) => {
    const args = { channel: "C0GEN", thread_ts: root, ...reader, ...more };
    expect(await streamed("startStream", args)).toBe(error);
    expect(slack.workspace.posted()).toEqual([]);
  });

  it("can be neither updated nor deleted while it is open, and no more be streamed when it is not", async () => {
    const at = await start();
    expect(await streamed("update", { ...at, text: "x" })).toBe("streaming_state_conflict");
    expect(await streamed("delete", at)).toBe("cant_delete_message");
    expect(await streamed("appendStream", at)).toBe("no_text");
    expect(await streamed("stopStream", at)).toBe("ok");
    expect(await streamed("appendStream", { ...at, markdown_text: "x" })).toBe(
      "message_not_in_streaming_state",
    );
    expect(await streamed("stopStream", at)).toBe("message_not_in_streaming_state");
    expect(await streamed("update", { ...at, text: "x" })).toBe("ok");
    expect(visibleMessage(only())).toBe("x");
    expect(await streamed("delete", at)).toBe("ok");
  });

  it("ends after five minutes, or when its reader stops it", async () => {
    const at = await start();
    now += 299_999;
    expect(await streamed("appendStream", { ...at, markdown_text: "x" })).toBe("ok");
    now += 1;
    expect(await streamed("appendStream", { ...at, markdown_text: "x" })).toBe(
      "message_not_in_streaming_state",
    );
    expect(await streamed("update", { ...at, text: "x" })).toBe("ok");
    const { channel, ts } = await start();
    await slack.people.stopSession(channel, root).catch(() => undefined);
    expect(await streamed("appendStream", { channel, ts, markdown_text: "x" })).toBe("stopped_by_user");
  });

  it("holds as much as a message holds", async () => {
    const at = await start({ chunks: blocks(...Array.from({ length: 4 }, () => section(3_000))) });
    expect(await streamed("appendStream", { ...at, chunks: blocks(section(1_300)) })).toBe(
      "msg_blocks_too_long",
    );
    expect(await streamed("stopStream", { ...at, blocks: [section(1_300)] })).toBe("msg_blocks_too_long");
    expect(await streamed("stopStream", { ...at, blocks: [section(1_200)] })).toBe("ok");
  });

  it("is begun at most twenty times a minute", async () => {
    for (let i = 0; i < 20; i++) await start();
    expect(await streamed("startStream", { channel: "C0GEN", thread_ts: root, ...reader })).toBe("429");
    now += 60_001;
    expect((await start()).ts).not.toBe("");
  });

  it("shows what Markdown would call and link", async () => {
    await start({ markdown_text: "<!here> [a](https://a.example) https://b.example &lt;!channel&gt;" });
    expect(effectsOf(only())).toEqual({
      calls: ["!here"],
      links: ["https://a.example", "https://b.example"],
    });
  });

  it("is told apart in its thread", async () => {
    await start();
    const { messages } = await client.conversations.replies({ channel: "C0GEN", ts: root });
    expect(messages?.at(-1)).toMatchObject({ streaming_state: "in_progress" });
  });
});
