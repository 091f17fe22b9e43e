import { describe, expect, it } from "vitest";
import {
  COMMAND,
  SHORTCUT,
  scopesFor,
  slackManifest,
} from "../../../../adapters/slack/connect/slack-manifest.js";
import { ALL_SCOPES } from "../../../loopback/slack/stand-in-slack.js";

describe("the manifest", () => {
  it("for Socket Mode needs no address", () => {
    const manifest = slackManifest({ mode: { kind: "socket" } });
    expect(JSON.stringify(manifest)).not.toContain("url");
    expect(manifest).toMatchObject({
      settings: { socket_mode_enabled: true, interactivity: { is_enabled: true } },
      features: {
        slash_commands: [{ command: COMMAND }],
        shortcuts: [{ callback_id: SHORTCUT, type: "message" }],
        app_home: {
          home_tab_enabled: true,
          messages_tab_enabled: true,
          messages_tab_read_only_enabled: false,
        },
      },
    });
    expect(manifest).not.toHaveProperty("features.assistant_view");
  });

  it("for HTTP mode names one address everywhere", () => {
    const manifest = slackManifest({ mode: { kind: "http", publicUrl: "https://verse.example/" } });
    const addresses = [...JSON.stringify(manifest).matchAll(/"(?:request_)?url":"([^"]+)"/gu)].map(
      (one) => one[1],
    );
    expect(addresses).toEqual(Array.from({ length: 3 }, () => "https://verse.example/slack/events"));
    expect(manifest).toMatchObject({ settings: { socket_mode_enabled: false } });
  });

  it("asks for no scope that the capabilities do not need", () => {
    expect(scopesFor()).toEqual([...ALL_SCOPES].sort());
    expect(scopesFor(["command"])).toEqual(["channels:read", "chat:write", "commands", "groups:read"]);
    expect(scopesFor(["direct"])).toEqual(["assistant:write", "chat:write", "im:history"]);
  });

  it("leaves out what was not chosen", () => {
    const manifest = slackManifest({ mode: { kind: "socket" }, capabilities: ["mention"] });
    expect(manifest).not.toHaveProperty("features.agent_view");
    expect(manifest).not.toHaveProperty("features.slash_commands");
    expect(manifest).toMatchObject({
      settings: { event_subscriptions: { bot_events: ["app_home_opened", "app_mention"] } },
    });
  });

  it("keeps to Slack's lengths", () => {
    const manifest = slackManifest({ mode: { kind: "socket" }, name: "n".repeat(200) });
    expect(manifest).toMatchObject({ display_information: { name: "n".repeat(35) } });
    expect(JSON.stringify(manifest).match(/"agent_description":"([^"]*)"/u)?.[1]?.length).toBeLessThanOrEqual(
      300,
    );
  });
});
