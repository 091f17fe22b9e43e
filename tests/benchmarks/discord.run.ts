import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ASK } from "../../adapters/discord/connect/discord-commands.js";
import { type Stage, setStage } from "../adapters/discord/stage.js";
import { answeredWith, replyWith } from "../contracts/sample-answers.js";

/**
 * Event to posted answer, with a bot that answers at once: what the adapter, the library and two trips over the
 * loopback cost. The stand-in runs in the same process, so these are upper bounds.
 */
let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  stage.play((message) =>
    message.type === "question"
      ? replyWith(
          answeredWith(`a${message.text}`, [`Rule for ${message.text}.`, "A second rule.", "A third rule."]),
          {
            buttons: ["helpful", "not-helpful", "context", "remove"],
          },
        )
      : null,
  );
});
afterAll(() => stage.end());

const quantile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const report = (what: string, numbers: Readonly<Record<string, number>>): void => {
  const list = Object.entries(numbers).map(([name, value]) => `${name} ${value.toFixed(1)}`);
  process.stdout.write(`${what}: ${list.join(", ")}\n`);
};
const answered = (words: string): boolean =>
  stage.discord.visible(stage.channel.id).includes(`Rule for ${words}.`);
const timed = async (words: string, say: () => void): Promise<number> => {
  const begun = performance.now();
  say();
  await stage.until(() => answered(words), words);
  const took = performance.now() - begun;
  stage.channel.messages.clear();
  return took;
};

it("one after another", async () => {
  const { people } = stage.discord;
  const mentions: number[] = [];
  const commands: number[] = [];
  for (let index = 0; index < 220; index++) {
    const [mention, command] = [`mention ${index}`, `command ${index}`];
    const mentioned = await timed(mention, () =>
      people.say(stage.ben, stage.channel, `${people.mention()} ${mention}`),
    );
    const commanded = await timed(command, () =>
      people.slash(stage.ben, stage.channel, ASK, { question: command }),
    );
    // The first calls pay for compilation.
    if (index < 20) continue;
    mentions.push(mentioned);
    commands.push(commanded);
  }
  for (const [name, times] of Object.entries({ mentions, commands }))
    report(`${name} (ms, n=${times.length})`, { p50: quantile(times, 0.5), p95: quantile(times, 0.95) });
});

it("two hundred at once", async () => {
  const { people, world } = stage.discord;
  stage.channel.messages.clear();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const begun = performance.now();
  for (let index = 0; index < 200; index++)
    people.slash(stage.ben, stage.channel, ASK, { question: `burst ${index}` });
  const done = () => [...stage.channel.messages.values()].filter(({ thinking }) => !thinking).length;
  await stage.until(() => done() >= 200, "two hundred answers", 60_000);
  const took = performance.now() - begun;
  delay.disable();
  const words = stage.discord.visible(stage.channel.id);
  for (let index = 0; index < 200; index++) expect(words.split(`Rule for burst ${index}.`)).toHaveLength(2);
  expect(stage.channel.messages.size).toBe(200);
  const mine = [...stage.channel.messages.values()].map(
    ({ createdAt, editedAt }) => (editedAt ?? createdAt) - createdAt,
  );
  report("200 at once", {
    "total ms": took,
    "acknowledged to answered p95 ms": quantile(mine, 0.95),
    "event loop delay p99 ms": delay.percentile(99) / 1e6,
    "event loop delay max ms": delay.max / 1e6,
  });
  expect(world.interactions.size).toBeGreaterThan(200);
});
