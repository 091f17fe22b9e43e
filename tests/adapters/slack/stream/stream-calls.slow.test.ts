import { afterEach, describe, expect, it } from "vitest";
import { english } from "../../../../src/bot/texts/english-texts.js";
import { replyWith } from "../../../contracts/sample-answers.js";
import type { Fault } from "../../../loopback/slack/faults.js";
import { visibleMessage } from "../../../loopback/slack/visible.js";
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
const shown = (): readonly string[] => posted().map(visibleMessage);
const shows = (words: string): boolean => shown().some((text) => text.includes(words));

const fault = (what: string, when: Fault["when"], how: Fault["how"], times = 1) => {
  scene.slack.faults.order({ method: `chat.${what}`, times, when, how });
};
const STATUS = { kind: "status", status: 503 } as const;
const RESET = { kind: "reset" } as const;
const HANG = { kind: "hang" } as const;
const refused = (error: string) => ({ kind: "refuse", error }) as const;

type Break = readonly [string, () => void];
const START: readonly Break[] = [
  ["at its start, before it was there", () => fault("startStream", "before", STATUS)],
  ["at its start, after it was there", () => fault("startStream", "after", STATUS)],
  ["at its start without an answer", () => fault("startStream", "after", HANG)],
  ["at its start, the connection", () => fault("startStream", "after", RESET)],
  [
    "at its start, for some seconds",
    () => fault("startStream", "before", { ...STATUS, status: 429, retryAfter: 9 }),
  ],
];
const MIDDLE: readonly Break[] = [
  ["in the middle, before the deed", () => fault("appendStream", "before", STATUS)],
  ["in the middle, after the deed", () => fault("appendStream", "after", STATUS)],
  ["in the middle, the connection", () => fault("appendStream", "after", RESET)],
  ["in the middle without an answer", () => fault("appendStream", "after", HANG)],
  [
    "in the middle because it has expired",
    () => fault("appendStream", "before", refused("message_not_in_streaming_state")),
  ],
  ["in the middle over its layout", () => fault("appendStream", "before", refused("invalid_chunks"))],
];
const END: readonly Break[] = [
  ["at its end, before the deed", () => fault("stopStream", "before", STATUS, 2)],
  ["at its end, after the deed", () => fault("stopStream", "after", STATUS)],
  ["at its end without an answer", () => fault("stopStream", "after", HANG)],
  ["at its end over its layout", () => fault("stopStream", "before", refused("msg_blocks_too_long"))],
  [
    "at its end, and replacing it fails at first",
    () => {
      fault("stopStream", "after", RESET);
      fault("update", "before", STATUS, 2);
      fault("update", "after", STATUS);
    },
  ],
];

describe("the whole answer is there exactly once when a stream breaks", () => {
  it.each([...START, ...MIDDLE, ...END])("%s", async (_where, order) => {
    await open(
      telling(twoStatements, async (index) => {
        // The second statement may never be shown by itself.
        await (index === 0 ? until(() => shows(HOTEL) || settled()) : settle(40));
      }),
    );
    const begun = Date.now();
    const settled = () => Date.now() - begun > 300;
    order();
    const ts = await scene.slack.people.mention("C0GEN", "Break?");
    await until(() => scene.refs.length === 1, 8_000);
    await settle();
    expect(scene.slack.replies("C0GEN", ts).map(visibleMessage)).toEqual([wholeOf(twoStatements)]);
    expect(scene.refs).toEqual([`C0GEN/${posted()[0]?.ts}`]);
    expect(posted().every((message) => message.stream === null || isClosed(message))).toBe(true);
  });

  it("because somebody removed its message", async () => {
    await open(
      telling(twoStatements, async (index) => {
        if (index > 0) return settle(60);
        const message = await until(() => posted().find((one) => visibleMessage(one).includes(HOTEL)));
        scene.slack.workspace.remove(message);
      }),
    );
    await scene.slack.people.mention("C0GEN", "Gone?");
    await until(() => scene.refs.length > 0);
    expect(shown()).toEqual([wholeOf(twoStatements)]);
  });

  it("and cannot be replaced: it stays, marked, and the answer follows", async () => {
    await open(telling(twoStatements, () => settle(60)));
    fault("appendStream", "before", STATUS);
    fault("update", "before", refused("cant_update_message"), 9);
    await scene.slack.people.mention("C0GEN", "Break?");
    await until(() => scene.refs.length === 2);
    const [broken = "", whole] = shown();
    expect(broken).toContain(HOTEL);
    expect(broken).toContain(english.incomplete);
    expect(whole).toBe(wholeOf(twoStatements));
  });
});

describe("a stream that broke", () => {
  it("says so until the whole answer is there", async () => {
    await open(
      telling(twoStatements, (index) =>
        until(() => (index === 0 ? shows(HOTEL) : shows(english.incomplete) && shows(HOTEL))),
      ),
    );
    fault("appendStream", "before", STATUS);
    await scene.slack.people.mention("C0GEN", "Break?");
    await until(() => scene.refs.length === 1);
    expect(shown()).toEqual([wholeOf(twoStatements)]);
  });

  it("because the model broke off gives way to what the answer is in the end", async () => {
    await open(async (message, session) => {
      await telling(twoStatements, () => settle(60))(message, session);
      return quoted;
    });
    await scene.slack.people.mention("C0GEN", "Break?");
    await until(() => scene.refs.length === 1);
    expect(shown()).toEqual([wholeOf(quoted)]);
    const other = replyWith(stated([{ text: TRAIN, quotes: [0] }], twoStatements.answer.quotes.slice(1)));
    scene.play(async (message, session) => {
      await telling(twoStatements, () => settle(60))(message, session);
      return other;
    });
    await scene.slack.people.mention("C0GEN", "Again?");
    await until(() => scene.refs.length === 2);
    expect(shown()).toEqual([wholeOf(quoted), wholeOf(other)]);
  });

  it("because the question was taken back leaves nothing behind", async () => {
    await open(async (message, session) => {
      await telling(twoStatements, () => settle(60))(message, session);
      expect(shows(TRAIN)).toBe(true);
      return null;
    });
    await scene.slack.people.mention("C0GEN", "Never mind?");
    await until(() => scene.slack.called("chat.delete").length > 0 && posted().length === 0);
  });

  it.each(["D0ANN", "C0GEN"])(
    "because its reader stopped it in %s is marked, and nothing follows",
    async (channel) => {
      let aborted = false;
      await open(async (message, session) => {
        session.signal.addEventListener("abort", () => {
          aborted = true;
        });
        return telling(twoStatements, async (index) => {
          await until(() => shows(HOTEL));
          if (index === 0) await scene.slack.people.stopSession(channel, message.place.thread);
          else await settle(60);
        })(message, session);
      });
      const ask = channel === "D0ANN" ? scene.slack.people.say : scene.slack.people.mention;
      await ask.call(scene.slack.people, channel, "Stop?");
      await until(() => shows(english.incomplete));
      await settle();
      expect(aborted).toBe(true);
      expect(posted()).toHaveLength(1);
      expect(shown()[0]).toContain(HOTEL);
      expect(shown()[0]).not.toContain(TRAIN);
    },
  );

  it("because the process stops is marked, and the asker is told to ask again", async () => {
    await open((message, session) =>
      telling(twoStatements, async (index) => {
        await until(() => shows(HOTEL));
        if (index === 1) await new Promise(() => undefined);
      })(message, session),
    );
    const ts = await scene.slack.people.mention("C0GEN", "Stop?");
    await until(() => shows(TRAIN));
    await scene.adapter.stop(20);
    const [broken = "", notice = ""] = scene.slack.replies("C0GEN", ts).map(visibleMessage);
    expect(broken).toContain(HOTEL);
    expect(broken).toContain(english.incomplete);
    expect(notice).toContain(english.interrupted);
    expect(isClosed(posted()[0])).toBe(true);
  });
});
