import { once } from "node:events";
import type { webApi } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { outcomeOf, plain, plainClient, section } from "../../adapters/slack/plain-client.js";
import { APP_TOKEN, BOT_TOKEN, StandInSlack } from "./stand-in-slack.js";

let slack: StandInSlack;
let client: webApi.WebClient;
let now = 0;

const clientOf = (token: string) => plainClient(slack.apiUrl, token);

beforeEach(async () => {
  now = 1_800_000_000_000;
  slack = await StandInSlack.start({ now: () => now });
  slack.workspace.addChannel("C0GEN");
  slack.workspace.addChannel("C0AWAY", { members: new Set(["U0ANN"]) });
  client = clientOf(BOT_TOKEN);
});
afterEach(() => slack.stop());

const refusalOf = (method: string, args: Record<string, unknown>) => outcomeOf(client, method, args);

const modal = (more: object) => ({ type: "modal", title: plain("Title"), blocks: [section(1)], ...more });

describe("the stand-in refuses what Slack refuses", () => {
  it.each<[string, string, Record<string, unknown>, string]>([
    ["no words at all", "chat.postMessage", { channel: "C0GEN" }, "no_text"],
    [
      "a text over 40,000",
      "chat.postMessage",
      { channel: "C0GEN", text: "x".repeat(40_001) },
      "msg_too_long",
    ],
    [
      "a channel that is not there",
      "chat.postMessage",
      { channel: "C0NONE", text: "t" },
      "channel_not_found",
    ],
    ["a channel the bot is not in", "chat.postMessage", { channel: "C0AWAY", text: "t" }, "not_in_channel"],
    [
      "an ephemeral message to a stranger",
      "chat.postEphemeral",
      { channel: "C0GEN", user: "U0ZOE", text: "t" },
      "user_not_in_channel",
    ],
    ["an update of nothing", "chat.update", { channel: "C0GEN", ts: "1.1", text: "t" }, "message_not_found"],
    ["a deletion of nothing", "chat.delete", { channel: "C0GEN", ts: "1.1" }, "message_not_found"],
    [
      "a modal of an unknown trigger",
      "views.open",
      { trigger_id: "t", view: modal({}) },
      "invalid_trigger_id",
    ],
    ["a method that is not there", "chat.shout", {}, "unknown_method"],
    [
      "five prompts",
      "assistant.threads.setSuggestedPrompts",
      { channel_id: "C0GEN", prompts: [1, 2, 3, 4, 5] },
      "invalid_arguments",
    ],
  ])("%s", async (_what, method, args, error) => {
    expect(await refusalOf(method, args)).toBe(error);
  });

  it("messages of other people", async () => {
    const theirs = slack.people.write("C0GEN", "U0ANN", "mine").ts;
    expect(await refusalOf("chat.delete", { channel: "C0GEN", ts: theirs })).toBe("cant_delete_message");
    expect(await refusalOf("chat.update", { channel: "C0GEN", ts: theirs, text: "x" })).toBe(
      "cant_update_message",
    );
  });

  it("an update over 4,000 characters", async () => {
    const { ts } = await client.chat.postMessage({ channel: "C0GEN", text: "t" });
    expect(await refusalOf("chat.update", { channel: "C0GEN", ts, text: "x".repeat(4000) })).toBe("ok");
    expect(await refusalOf("chat.update", { channel: "C0GEN", ts, text: "x".repeat(4001) })).toBe(
      "msg_too_long",
    );
  });

  it("a trigger that is used twice or too late", async () => {
    const used = slack.workspace.newTrigger();
    expect(await refusalOf("views.open", { trigger_id: used, view: modal({}) })).toBe("ok");
    expect(await refusalOf("views.open", { trigger_id: used, view: modal({}) })).toBe("exchanged_trigger_id");
    const late = slack.workspace.newTrigger();
    now += 3001;
    expect(await refusalOf("views.open", { trigger_id: late, view: modal({}) })).toBe("expired_trigger_id");
    const titled = {
      trigger_id: slack.workspace.newTrigger(),
      view: modal({ title: plain("t".repeat(25)) }),
    };
    expect(await refusalOf("views.open", titled)).toBe("invalid_blocks");
  });

  it("a wrong token, no token, and the wrong kind of token", async () => {
    await expect(clientOf("xoxb-wrong").auth.test()).rejects.toThrow(/invalid_auth/u);
    await expect(clientOf("").auth.test()).rejects.toThrow(/not_authed/u);
    await expect(clientOf(BOT_TOKEN).apps.connections.open({})).rejects.toThrow(/not_allowed_token_type/u);
    expect((await clientOf(APP_TOKEN).apps.connections.open({})).url).toMatch(/^ws:/u);
  });

  it("a missing scope, saying which", async () => {
    await slack.stop();
    slack = await StandInSlack.start({ scopes: ["app_mentions:read"] });
    slack.workspace.addChannel("C0GEN");
    const failed = await clientOf(BOT_TOKEN)
      .chat.postMessage({ channel: "C0GEN", text: "t" })
      .catch((problem: unknown) => problem);
    expect(failed).toMatchObject({
      data: { error: "missing_scope", needed: "chat:write", provided: "app_mentions:read" },
    });
  });

  it("posts that come too fast", async () => {
    slack.faults.postsPerSecond = 1;
    expect(await refusalOf("chat.postMessage", { channel: "C0GEN", text: "t" })).toBe("ok");
    await expect(client.chat.postMessage({ channel: "C0GEN", text: "t" })).rejects.toMatchObject({
      retryAfter: 1,
    });
    now += 1001;
    expect(await refusalOf("chat.postMessage", { channel: "C0GEN", text: "t" })).toBe("ok");
  });

  it("what a test orders: 429, 500 before and after the deed, a broken connection", async () => {
    slack.faults.rateLimit("chat.postMessage", 1, 7);
    await expect(client.chat.postMessage({ channel: "C0GEN", text: "1" })).rejects.toMatchObject({
      retryAfter: 7,
    });
    slack.faults.fail("chat.postMessage", 1);
    await expect(client.chat.postMessage({ channel: "C0GEN", text: "2" })).rejects.toThrow();
    expect(slack.workspace.posted()).toHaveLength(0);
    slack.faults.fail("chat.postMessage", 1, "after");
    await expect(client.chat.postMessage({ channel: "C0GEN", text: "3" })).rejects.toThrow();
    expect(slack.workspace.posted()).toHaveLength(1);
    slack.beginOutage();
    await expect(client.auth.test()).rejects.toThrow();
    slack.endOutage();
    expect((await client.auth.test()).ok).toBe(true);
  });

  it("acknowledgements that come too late, and events that find no socket", async () => {
    expect(await slack.people.command("C0GEN", "Anybody?")).toEqual({ ok: false, why: "no socket" });
    const { url } = await clientOf(APP_TOKEN).apps.connections.open({});
    const deaf = new WebSocket(String(url));
    await once(deaf, "message");
    expect(await slack.people.command("C0GEN", "Anybody?")).toEqual({
      ok: false,
      why: "no acknowledgement in time",
    });
    expect(slack.people.failures).toEqual([
      "slash_commands: no socket",
      "slash_commands: no acknowledgement in time",
    ]);
    deaf.close();
  });
});
