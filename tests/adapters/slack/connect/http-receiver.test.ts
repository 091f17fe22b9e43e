// Covers: bot-identity.ts, slack-health.ts
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SlackAdapter } from "../../../../adapters/slack/slack-adapter.js";
import type { IncomingMessage } from "../../../../src/bot/message.js";
import { eventBody, mentionEvent } from "../../../loopback/slack/event-bodies.js";
import { StandInSlack } from "../../../loopback/slack/stand-in-slack.js";
import { SignedRequests, type Signing } from "../../../loopback/slack/transports.js";
import { quickAdapter } from "../quick-adapter.js";
import { quoted } from "../sample-replies.js";
import { settle, until } from "../scene.js";

const SECRET = "the-signing-secret";
let slack: StandInSlack;
let adapter: SlackAdapter;
let server: Server;
let url = "";
let seen: IncomingMessage[] = [];

beforeEach(async () => {
  slack = await StandInSlack.start();
  slack.workspace.addChannel("C0GEN");
  adapter = quickAdapter(slack, { appToken: null, signingSecret: SECRET });
  server = createServer((request, response) => adapter.requests?.(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/slack/events`;
  seen = [];
});
afterEach(async () => {
  await adapter.stop(100);
  server.closeAllConnections();
  server.close();
  await slack.stop();
});

const start = (): Promise<void> =>
  adapter.start(async (message) => {
    seen.push(message);
    return { reply: quoted, delivered: async () => undefined };
  });

const post = (signing: Signing, body?: unknown): Promise<Response> => {
  const said = slack.people.write("C0GEN", "U0ANN", "<@U0BOT> Signed?");
  const event = eventBody(mentionEvent(said), false);
  return new SignedRequests(url, Date.now, signing).post("events_api", { ...event, ...(body ?? {}) }, 0);
};

describe("HTTP mode", () => {
  it("answers a signed event", async () => {
    await start();
    expect((await post({ secret: SECRET })).status).toBe(200);
    await until(() => slack.workspace.posted("C0GEN").length === 1);
  });

  it("answers Slack's check of the address", async () => {
    await start();
    const response = await post({ secret: SECRET }, { type: "url_verification", challenge: "c-123" });
    expect(await response.text()).toContain("c-123");
  });

  it.each<[string, Signing, number]>([
    ["299 seconds old", { secret: SECRET, skew: -299 }, 200],
    ["302 seconds old", { secret: SECRET, skew: -302 }, 401],
    ["298 seconds ahead", { secret: SECRET, skew: 298 }, 200],
    ["302 seconds ahead", { secret: SECRET, skew: 302 }, 401],
    ["signed with another secret", { secret: "another" }, 401],
    ["without a signature", { secret: SECRET, without: "x-slack-signature" }, 401],
    ["without a time", { secret: SECRET, without: "x-slack-request-timestamp" }, 401],
  ])("%s", async (_what, signing, status) => {
    await start();
    expect((await post(signing)).status).toBe(status);
    await settle();
    expect(seen).toHaveLength(status === 200 ? 1 : 0);
  });

  it("refuses a body that was altered on the way", async () => {
    await start();
    const at = String(Math.floor(Date.now() / 1000));
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-slack-request-timestamp": at,
        "x-slack-signature": "v0=0",
      },
      body: "{}",
    });
    expect(response.status).toBe(401);
  });

  it("refuses other paths and methods, and everything before the start and after the stop", async () => {
    expect((await post({ secret: SECRET })).status).toBe(503);
    await start();
    expect((await fetch(url)).status).toBe(405);
    expect((await fetch(`${url}/more`, { method: "POST" })).status).toBe(404);
    await adapter.stop(0);
    expect((await post({ secret: SECRET })).status).toBe(503);
    expect(adapter.health().state).toBe("stopped");
  });

  it("takes commands and presses, whose form type may name a character set", async () => {
    await start();
    slack.deliverOver(new SignedRequests(url, Date.now, { secret: SECRET }));
    await slack.people.command("C0GEN", "What may I claim?");
    await until(() => slack.workspace.posted("C0GEN").length === 1);
    const body = new URLSearchParams({ ssl_check: "1" }).toString();
    const at = Math.floor(Date.now() / 1000);
    const { signatureOf } = await import("../../../loopback/slack/transports.js");
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded; charset=utf-8",
        "x-slack-request-timestamp": String(at),
        "x-slack-signature": signatureOf(SECRET, at, body),
      },
      body,
    });
    expect(response.status).toBe(200);
    expect(slack.people.failures).toEqual([]);
  });
});
