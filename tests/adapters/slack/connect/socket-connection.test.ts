import { afterEach, describe, expect, it } from "vitest";
import { english } from "../../../../src/bot/texts/english-texts.js";
import { visibleMessage } from "../../../loopback/slack/visible.js";
import { quickAdapter } from "../quick-adapter.js";
import { notice, quoted } from "../sample-replies.js";
import { openScene, type Scene, type SceneOptions, settle, until } from "../scene.js";

let scene: Scene;
const open = async (options: SceneOptions = {}): Promise<Scene> => {
  scene = await openScene((message) => (message.type === "question" ? quoted : null), options);
  return scene;
};
afterEach(() => scene.end());

const repliesTo = (ts: string) => scene.slack.replies("C0GEN", ts);

describe("the connection", () => {
  const connected = (): boolean => scene.adapter.health().state === "connected";
  const asks = async (): Promise<void> => {
    const ts = await scene.slack.people.mention("C0GEN", "Still there?");
    await until(() => repliesTo(ts).length === 1);
  };

  it.each([
    ["drops", (): void => scene.slack.sockets.drop()],
    ["is refreshed by Slack", (): void => scene.slack.sockets.refresh()],
  ])("comes back when it %s, and health says so meanwhile", async (_what, disturb) => {
    await open();
    disturb();
    await until(() => scene.adapter.health().state === "reconnecting");
    expect(scene.adapter.health().detail).not.toBe("");
    await until(() => connected() && scene.slack.sockets.open.size === 1);
    expect(scene.adapter.health().detail).toBe("");
    await asks();
  });

  it("comes back when an upgrade is never answered", async () => {
    await open();
    scene.slack.faults.stalledUpgrades = 2;
    scene.slack.sockets.drop();
    await until(
      () => scene.slack.faults.stalledUpgrades === 0 && connected() && scene.slack.sockets.open.size === 1,
      15_000,
    );
    await asks();
  });

  it("comes back when a socket opens and is never greeted", async () => {
    await open({ settings: { timing: { callMs: 300, handshakeMs: 100 } } });
    scene.slack.faults.silentSockets = 1;
    scene.slack.sockets.drop();
    await until(() => scene.slack.faults.silentSockets === 0);
    await until(() => connected() && scene.slack.sockets.open.size === 1, 10_000);
    await asks();
  });

  it("comes back after an outage, and finds the mention that was made meanwhile", async () => {
    await open();
    const lookUps = () => scene.lines.filter((line) => line.message.startsWith("Looked up")).length;
    await until(() => lookUps() === 1);
    scene.slack.beginOutage();
    await until(() => scene.adapter.health().state === "reconnecting");
    const missed = scene.slack.people.write("C0GEN", "U0ANN", "<@U0BOT> Did you hear me?").ts;
    await settle(300);
    scene.slack.endOutage();
    await until(() => repliesTo(missed).length === 1, 10_000);
    expect(scene.seen).toMatchObject([{ text: "Did you hear me?", manner: "mention" }]);
    await asks();
  });

  it("is made once an outage at the start is over", async () => {
    await open({ outage: true, start: false });
    await until(() => scene.adapter.health().detail.includes("cannot be reached"));
    expect(scene.adapter.health().state).toBe("starting");
    scene.slack.endOutage();
    await until(connected, 10_000);
    await asks();
  });

  it("is made without the slash at the end of the address too", async () => {
    await open();
    const other = quickAdapter(scene.slack, { apiUrl: scene.slack.apiUrl.replace(/\/$/u, "") });
    await other.start(async () => null);
    expect(other.health().state).toBe("connected");
    await other.stop(0);
  });

  it("can be given up while Slack is away", async () => {
    await open({ outage: true, start: false });
    await until(() => scene.adapter.health().detail.includes("cannot be reached"));
    await scene.adapter.stop(10);
    expect(scene.adapter.health().state).toBe("stopped");
  });

  it("does not answer again what was answered before a restart", async () => {
    await open();
    const ts = await scene.slack.people.mention("C0GEN", "Answered?");
    await until(() => repliesTo(ts).length === 1);
    const again = quickAdapter(scene.slack);
    const heard: string[] = [];
    await again.start(async (message) => {
      heard.push(message.type);
      return null;
    });
    await until(() => scene.slack.called("conversations.history").length >= 2);
    await settle();
    await again.stop(0);
    expect(heard).toEqual([]);
  });
});

describe("stopping in the middle", () => {
  it("tells those to whom an answer was promised", async () => {
    await open();
    scene.play(async (_message, session) => {
      session.working(english);
      await new Promise(() => undefined);
      return notice("never");
    });
    const ts = await scene.slack.people.mention("C0GEN", "Too late?");
    await until(() => scene.seen.length === 1);
    await scene.adapter.stop(30);
    expect(repliesTo(ts).map(visibleMessage)).toEqual([english.interrupted]);
  });

  it("lets answers finish within the grace, and takes nothing new", async () => {
    await open();
    let release: () => void = () => undefined;
    scene.play(async () => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return quoted;
    });
    const ts = await scene.slack.people.mention("C0GEN", "In time?");
    await until(() => scene.seen.length === 1);
    const stopped = scene.adapter.stop(5_000);
    release();
    await stopped;
    expect(repliesTo(ts)).toHaveLength(1);
    expect(scene.slack.sockets.open.size).toBe(0);
  });
});
