// Covers: ../write/write-early-answer.ts
import { afterEach, describe, expect, it } from "vitest";
import { replyWith, sampleQuote } from "../../../contracts/sample-answers.js";
import { effectsOf, visibleMessage } from "../../../loopback/slack/visible.js";
import type { Message } from "../../../loopback/slack/workspace.js";
import { HOTEL, isClosed, stated, TRAIN, telling, twoStatements, wholeOf } from "../early-answers.js";
import { quoted } from "../sample-replies.js";
import { openScene, type Scene, type SceneOptions, type Script, settle, until } from "../scene.js";

let scene: Scene;
const open = async (script: Script, options: SceneOptions = {}): Promise<Scene> => {
  scene = await openScene(script, options);
  return scene;
};
afterEach(() => scene.end());

const posted = (): readonly Message[] => scene.slack.workspace.posted();
const shows = (words: string): boolean => posted().some((message) => visibleMessage(message).includes(words));
const afterShown = (texts: readonly string[]) => (index: number) => until(() => shows(texts[index] ?? ""));
const told = telling(twoStatements, afterShown([HOTEL, TRAIN]));
const counts = (): Record<string, number> => {
  const methods = [
    "chat.startStream",
    "chat.appendStream",
    "chat.stopStream",
    "chat.update",
    "chat.postMessage",
  ];
  return Object.fromEntries(
    methods.map((method) => [method.slice("chat.".length), scene.slack.called(method).length]),
  );
};

describe("a streamed answer", () => {
  it("shows each statement with its quote as it comes, and in the end what a posted one shows", async () => {
    const seen: string[] = [];
    await open(
      telling(twoStatements, async (index) => {
        await afterShown([HOTEL, TRAIN])(index);
        seen.push(posted().map(visibleMessage).join("\n"));
      }),
    );
    const ts = await scene.slack.people.mention("C0GEN", "What may I claim?");
    await until(() => scene.refs.length === 1);
    expect(seen[0]).toContain("Hotels cost at most 140 euros.");
    expect(seen[0]).toContain("Travel policy");
    expect(seen[0]).not.toContain(TRAIN);
    const [message, ...others] = scene.slack.replies("C0GEN", ts);
    expect(others).toEqual([]);
    expect(message && visibleMessage(message)).toBe(wholeOf(twoStatements));
    expect(isClosed(message)).toBe(true);
    expect(scene.refs).toEqual([`C0GEN/${message?.ts}`]);
    expect(counts()).toEqual({ startStream: 1, appendStream: 1, stopStream: 1, update: 0, postMessage: 0 });
    expect(scene.slack.called("chat.startStream")[0]?.args).toMatchObject({
      thread_ts: ts,
      recipient_user_id: "U0ANN",
      recipient_team_id: "T0TEAM",
    });
  });

  it("is streamed in a private conversation too", async () => {
    await open(told);
    const ts = await scene.slack.people.say("D0ANN", "What may I claim?");
    await until(() => scene.refs.length === 1);
    expect(scene.slack.replies("D0ANN", ts).map(visibleMessage)).toEqual([wholeOf(twoStatements)]);
    expect(counts()).toMatchObject({ startStream: 1, postMessage: 0 });
  });

  it("has its note and its question above it from the beginning", async () => {
    const context = { from: "Hotels?", question: "What may I claim for hotels abroad?" };
    const reply = { ...twoStatements, note: "Cut.", answer: { ...twoStatements.answer, context } };
    const seen: string[] = [];
    await open(
      telling(reply, async (index) => {
        await afterShown([HOTEL, TRAIN])(index);
        seen.push(posted().map(visibleMessage).join("\n"));
      }),
    );
    await scene.slack.people.mention("C0GEN", "And abroad?");
    await until(() => scene.refs.length === 1);
    expect(seen[0]).toMatch(/^Cut\.\n.*hotels abroad/u);
    expect(posted().map(visibleMessage)).toEqual([wholeOf(reply)]);
    expect(counts()).toMatchObject({ stopStream: 1, update: 0 });
  });

  it("shows early only what its first page shows", async () => {
    const said = Array.from({ length: 6 }, (_, i) => ({ text: `Statement ${i}.`, quotes: [i] }));
    const answer = stated(
      said,
      said.map(({ text }) => sampleQuote(`Source of ${text}`)),
    );
    const reply = replyWith(answer, { buttons: ["helpful", "show-all"] });
    await open(telling(reply, () => settle(40)));
    await scene.slack.people.mention("C0GEN", "Everything?");
    await until(() => scene.refs.length === 1);
    expect(posted().map(visibleMessage)).toEqual([wholeOf(reply)]);
    expect(shows("Statement 3.")).toBe(false);
    expect(counts()).toMatchObject({ startStream: 1, appendStream: 2, stopStream: 1, update: 0 });
  });

  it("waits as long as it is told to, and loses nothing", async () => {
    await open(telling(twoStatements, afterShown([HOTEL, TRAIN])));
    scene.slack.faults.rateLimit("chat.appendStream", 1, 1);
    scene.slack.faults.rateLimit("chat.stopStream", 1, 0);
    await scene.slack.people.mention("C0GEN", "Wait?");
    await until(() => scene.refs.length === 1);
    expect(posted().map(visibleMessage)).toEqual([wholeOf(twoStatements)]);
    const [first, second] = scene.slack.called("chat.appendStream");
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
    expect(counts()).toMatchObject({ startStream: 1, appendStream: 2, stopStream: 2, update: 0 });
  });

  it("calls nobody and links nothing, whatever a model says", async () => {
    const text =
      "<!channel> <@U0ANN> @here &lt;!here&gt; [x](https://evil.example) https://evil.example *a* _b_ `c` # d <https://e.example|f> 5 < 6 & 7";
    const quotes = [sampleQuote("Hotels cost at most 140 euros.")];
    const reply = replyWith(stated([{ text, quotes: [0] }], quotes));
    await open(telling(reply, afterShown([text])));
    await scene.slack.people.mention("C0GEN", "Attack?");
    await until(() => scene.refs.length === 1);
    const [message] = posted();
    if (message === undefined) throw new Error("Nothing is shown.");
    expect(visibleMessage(message)).toContain(text);
    expect(effectsOf(message)).toEqual({ calls: [], links: ["https://example.org/travel"] });
    for (const { args } of scene.slack.calls.filter(({ method }) => method.endsWith("Stream")))
      expect(JSON.stringify(args)).not.toContain("markdown_text");
  });

  it("goes to a guest as a reader of the guest's own workspace", async () => {
    await open(told);
    const channel = scene.slack.workspace.addChannel("C0EXT", { external: true });
    const ts = scene.slack.people.write("C0EXT", "U0ANN", "<@U0BOT> What may I claim?").ts;
    const event = {
      type: "app_mention",
      channel: "C0EXT",
      user: "U0ANN",
      user_team: "T0GUEST",
      ts,
      event_ts: ts,
    };
    await scene.slack.people.event({ ...event, text: "<@U0BOT> What may I claim?" }, channel);
    await until(() => scene.refs.length === 1);
    expect(scene.slack.called("chat.startStream")[0]).toMatchObject({
      outcome: "ok",
      args: { recipient_team_id: "T0GUEST" },
    });
  });
});

describe("not streamed is", () => {
  it("an answer in quotes alone: there is nothing to wait for", async () => {
    await open(() => quoted);
    await scene.slack.people.mention("C0GEN", "Quotes?");
    await until(() => scene.refs.length === 1);
    expect(counts()).toEqual({ startStream: 0, appendStream: 0, stopStream: 0, update: 0, postMessage: 1 });
  });

  it("an answer that is whole as soon as it begins", async () => {
    await open(
      telling(twoStatements, () => undefined),
      { settings: { timing: { gatherMs: 200 } } },
    );
    await scene.slack.people.mention("C0GEN", "At once?");
    await until(() => scene.refs.length === 1);
    expect(counts()).toMatchObject({ startStream: 0, postMessage: 1 });
    expect(posted().map(visibleMessage)).toEqual([wholeOf(twoStatements)]);
  });

  it("an answer for one reader", async () => {
    let offered: unknown = null;
    const reply = { ...twoStatements, private: true };
    await open((_message, session) => {
      offered = session.statement;
      return reply;
    });
    await scene.slack.people.command("C0GEN", "What may I claim?");
    await until(() => scene.refs.length === 1);
    expect(offered).toBeUndefined();
    expect(posted()).toMatchObject([{ onlyFor: "U0ANN", stream: null }]);
  });

  it.each([
    ["missing_scope", 1],
    ["unknown_method", 1],
    ["channel_type_not_supported", 3],
    ["invalid_chunks", 3],
  ])("anything any more once Slack has refused with %s", async (error, tries) => {
    await open(telling(twoStatements, () => settle(40)));
    const how = { kind: "refuse", error } as const;
    scene.slack.faults.order({ method: "chat.startStream", times: 100, when: "before", how });
    for (let question = 0; question < 4; question++) {
      await scene.slack.people.mention("C0GEN", `Question ${question}?`);
      await until(() => scene.refs.length === question + 1);
    }
    expect(counts()).toEqual({
      startStream: tries,
      appendStream: 0,
      stopStream: 0,
      update: 0,
      postMessage: 4,
    });
    expect(posted().map(visibleMessage)).toEqual(Array.from({ length: 4 }, () => wholeOf(twoStatements)));
    expect(scene.lines.some(({ message }) => message.includes("no longer streamed"))).toBe(true);
  });

  it("an answer for which Slack has no stream left this minute; every one arrives once", async () => {
    await open(telling(twoStatements, () => settle(30)));
    for (let question = 0; question < 24; question++) {
      const ts = await scene.slack.people.mention("C0GEN", `Question ${question}?`);
      await until(() => scene.refs.length > question, 20_000);
      expect(scene.slack.replies("C0GEN", ts).map(visibleMessage)).toEqual([wholeOf(twoStatements)]);
    }
    expect(posted().filter(({ stream }) => stream !== null)).toHaveLength(20);
  });
});
