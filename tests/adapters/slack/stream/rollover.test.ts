import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_TIMING } from "../../../../adapters/slack/slack-settings.js";
import { english } from "../../../../src/bot/texts/english-texts.js";
import { STREAM_LIFE_MS } from "../../../loopback/slack/stream-state.js";
import { visibleMessage } from "../../../loopback/slack/visible.js";
import { HOTEL, isClosed, TRAIN, telling, twoStatements, wholeOf } from "../early-answers.js";
import { createHeldClock, type HeldClock } from "../held-clock.js";
import { openScene, type Scene, until } from "../scene.js";

/** An answer that takes longer than the platform lets one message be streamed; time is held. */

let clock: HeldClock;
let scene: Scene;
let goOn: (() => void)[] = [];

beforeEach(async () => {
  clock = createHeldClock();
  goOn = [];
  const { gatherMs, streamMs } = DEFAULT_TIMING;
  scene = await openScene(
    telling(
      twoStatements,
      () =>
        new Promise<void>((resolve) => {
          goOn.push(resolve);
        }),
    ),
    { clock, now: clock.now, settings: { timing: { gatherMs, streamMs } } },
  );
});
afterEach(async () => {
  for (const go of goOn) go();
  const ended = scene.end();
  await clock.pass(60_000);
  await ended;
});

const shown = (): readonly string[] => scene.slack.workspace.posted().map(visibleMessage);
const shows = (words: string): boolean => shown().some((text) => text.includes(words));
const passUntil = async (look: () => boolean): Promise<void> => {
  for (let i = 0; i < 200 && !look(); i++) await clock.pass(100);
  expect(look()).toBe(true);
};
const wordsWithout = (line: string): string =>
  shown()
    .join("\n")
    .split("\n")
    .filter((one) => one !== line)
    .join("\n");

const begin = async (): Promise<void> => {
  await scene.slack.people.mention("C0GEN", "Long?");
  await passUntil(() => shows(HOTEL));
};

describe("before five minutes are over", () => {
  it("the streamed message says that it goes on, and another one does", async () => {
    await begin();
    await clock.pass(DEFAULT_TIMING.streamMs);
    await passUntil(() => shows(english.goesOn));
    expect(scene.slack.workspace.posted()).toHaveLength(1);
    goOn.shift()?.();
    await passUntil(() => shows(TRAIN));
    const [first, second] = scene.slack.workspace.posted();
    expect(isClosed(first)).toBe(true);
    expect(second?.stream?.end).toBeNull();
    expect((second?.stream?.began ?? 0) - (first?.stream?.began ?? 0)).toBeLessThan(STREAM_LIFE_MS);
    goOn.shift()?.();
    await passUntil(() => scene.refs.length === 2);
    expect(wordsWithout(english.goesOn)).toBe(wholeOf(twoStatements));
    expect(shown().filter((text) => text.includes(english.goesOn))).toHaveLength(1);
    expect(isClosed(second)).toBe(true);
    expect(scene.refs).toEqual([first, second].map((message) => `C0GEN/${message?.ts}`));
  });

  it("and again, as often as it takes", async () => {
    await begin();
    for (const words of [english.goesOn, TRAIN]) {
      await clock.pass(DEFAULT_TIMING.streamMs);
      if (words === TRAIN) goOn.shift()?.();
      await passUntil(() => shows(words));
    }
    await clock.pass(DEFAULT_TIMING.streamMs);
    await passUntil(() => shown().filter((text) => text.includes(english.goesOn)).length === 2);
    goOn.shift()?.();
    await passUntil(() => scene.refs.length === 3);
    expect(wordsWithout(english.goesOn)).toBe(wholeOf(twoStatements));
    expect(scene.slack.called("chat.postMessage")).toHaveLength(1);
    expect(scene.slack.workspace.posted().every((one) => one.stream === null || isClosed(one))).toBe(true);
  });

  it("what is missing is posted where no other stream can begin", async () => {
    await begin();
    scene.slack.faults.fail("chat.startStream", 9);
    await clock.pass(DEFAULT_TIMING.streamMs);
    await passUntil(() => shows(english.goesOn));
    goOn.shift()?.();
    await clock.pass(30_000);
    goOn.shift()?.();
    await passUntil(() => scene.refs.length === 2);
    expect(wordsWithout(english.goesOn)).toBe(wholeOf(twoStatements));
  });

  it("a message that cannot be closed gives way to the whole answer", async () => {
    await begin();
    const how = { kind: "refuse", error: "message_not_in_streaming_state" } as const;
    scene.slack.faults.order({ method: "chat.stopStream", times: 1, when: "before", how });
    await clock.pass(DEFAULT_TIMING.streamMs);
    goOn.shift()?.();
    await clock.pass(1_000);
    goOn.shift()?.();
    await passUntil(() => scene.refs.length === 1);
    expect(shown()).toEqual([wholeOf(twoStatements)]);
  });

  it("and not sooner", async () => {
    await begin();
    await clock.pass(DEFAULT_TIMING.streamMs - 30_000);
    expect(shows(english.goesOn)).toBe(false);
    for (const _ of [1, 2]) {
      goOn.shift()?.();
      await clock.pass(1_000);
    }
    await until(() => scene.refs.length === 1);
    expect(shown()).toEqual([wholeOf(twoStatements)]);
  });
});
