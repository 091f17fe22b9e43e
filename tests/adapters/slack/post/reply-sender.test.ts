// Covers: active-questions.ts, message-poster.ts
import { afterEach, describe, expect, it } from "vitest";
import { visibleMessage } from "../../../loopback/slack/visible.js";
import { quoted } from "../sample-replies.js";
import { openScene, type Scene, type SceneOptions, settle, until } from "../scene.js";

let scene: Scene;
const open = async (options: SceneOptions = {}): Promise<Scene> => {
  scene = await openScene((message) => (message.type === "question" ? quoted : null), options);
  return scene;
};
afterEach(() => scene.end());

const repliesTo = (ts: string) => scene.slack.replies("C0GEN", ts);

describe("an answer is posted once", () => {
  it("when the same event comes four times and the handler answers each", async () => {
    await open();
    const ts = await scene.slack.people.mention("C0GEN", "Once?");
    const said = { channel: "C0GEN", user: "U0ANN", text: "<@U0BOT> Once?", ts, event_ts: ts };
    const channel = scene.slack.workspace.channels.get("C0GEN");
    if (channel === undefined) throw new Error("No channel.");
    await Promise.all([1, 2].map(() => scene.slack.people.event({ type: "app_mention", ...said }, channel)));
    await until(() => scene.seen.length === 3 && scene.refs.length === 3);
    await scene.slack.people.event({ type: "app_mention", ...said }, channel);
    await until(() => scene.refs.length === 4);
    expect(repliesTo(ts)).toHaveLength(1);
  });

  it.each([
    ["429", (): void => scene.slack.faults.rateLimit("chat.postMessage", 2, 0)],
    ["500 before the deed", (): void => scene.slack.faults.fail("chat.postMessage", 2)],
    ["500 after the deed", (): void => scene.slack.faults.fail("chat.postMessage", 1, "after")],
    ["503 on every second call", (): void => scene.slack.faults.fail("*", 1, "after", 503)],
    [
      "a connection that breaks after the deed",
      (): void =>
        scene.slack.faults.order({
          method: "chat.postMessage",
          times: 1,
          when: "after",
          how: { kind: "reset" },
        }),
    ],
    [
      "no answer at all after the deed",
      (): void =>
        scene.slack.faults.order({
          method: "chat.postMessage",
          times: 1,
          when: "after",
          how: { kind: "hang" },
        }),
    ],
    [
      "trouble of Slack's own",
      (): void =>
        scene.slack.faults.order({
          method: "chat.postMessage",
          times: 2,
          when: "before",
          how: { kind: "refuse", error: "internal_error" },
        }),
    ],
    [
      "500 after the deed, and a look-up that fails at first",
      (): void => {
        scene.slack.faults.fail("chat.postMessage", 1, "after");
        scene.slack.faults.fail("conversations.replies", 2);
      },
    ],
  ])("after %s", async (_what, order) => {
    await open();
    order();
    const ts = await scene.slack.people.mention("C0GEN", "Once?");
    await until(() => scene.refs.length === 1);
    await settle();
    expect(repliesTo(ts)).toHaveLength(1);
    expect(scene.refs).toEqual([`C0GEN/${repliesTo(ts)[0]?.ts}`]);
  });

  it("and not again where looking is not allowed: silence is better than twice", async () => {
    await open({ scopes: ["chat:write", "app_mentions:read"] });
    scene.slack.faults.fail("chat.postMessage", 1, "after");
    const ts = await scene.slack.people.mention("C0GEN", "Once?");
    await until(() =>
      scene.lines.some((line) => line.level === "error" && line.message.includes("channels:history")),
    );
    expect(repliesTo(ts)).toHaveLength(1);
  });

  it("obeys the seconds that Slack asks for", async () => {
    await open();
    scene.slack.faults.rateLimit("chat.postMessage", 1, 1);
    const ts = await scene.slack.people.mention("C0GEN", "Wait?");
    await until(() => repliesTo(ts).length === 1);
    const [first, second] = scene.slack.called("chat.postMessage");
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it("is given up after a bounded time, and said in the log", async () => {
    await open({ settings: { timing: { giveUpMs: 200 } } });
    scene.slack.faults.fail("chat.postMessage", 1_000);
    await scene.slack.people.mention("C0GEN", "Never?");
    await until(() => scene.lines.some((line) => line.message.includes("a reply was lost")));
    expect(scene.refs).toEqual([]);
  });
});

describe("what Slack refuses", () => {
  it("a layout: the words alone are posted", async () => {
    await open();
    scene.slack.faults.order({
      method: "chat.postMessage",
      times: 1,
      when: "before",
      how: { kind: "refuse", error: "invalid_blocks" },
    });
    const ts = await scene.slack.people.mention("C0GEN", "Layout?");
    await until(() => repliesTo(ts).length === 1);
    expect(
      visibleMessage(repliesTo(ts)[0] ?? scene.slack.workspace.post({ channel: "", user: "", text: "" })),
    ).toContain("140 euros");
  });

  it("a missing scope: named with its cure at start, and in health", async () => {
    await open({ scopes: ["chat:write", "app_mentions:read"] });
    const { detail, state } = scene.adapter.health();
    expect(state).toBe("connected");
    expect(detail).toContain("channels:history");
    expect(detail).toContain("OAuth & Permissions");
  });

  it("a missing scope: named with its cure when something fails for it", async () => {
    await open({ scopes: ["app_mentions:read"] });
    await scene.slack.people.mention("C0GEN", "Scope?");
    await until(() => scene.lines.some((line) => line.message.includes("Add the scope chat:write")));
    expect(scene.adapter.health().detail).toContain("Add the scope chat:write");
  });

  it("a bad token: the start fails at once with the cure", async () => {
    await open();
    const { createSlackAdapter } = await import("../../../../adapters/slack/slack-adapter.js");
    const { systemClock } = await import("../../../../adapters/time/system-clock.js");
    const { listeningLog } = await import("../quick-adapter.js");
    const start = (botToken: string, appToken: string) =>
      createSlackAdapter(
        { botToken, appToken, signingSecret: null, apiUrl: scene.slack.apiUrl },
        listeningLog().log,
        systemClock,
      ).start(async () => null);
    await expect(start("xoxb-wrong", "xapp-stand-in")).rejects.toMatchObject({
      code: "platform",
      cure: expect.stringContaining("SLACK_BOT_TOKEN"),
    });
    await expect(start("xoxb-stand-in", "xapp-wrong")).rejects.toMatchObject({ code: "platform" });
  });
});
