import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { createSlackAdapter } from "../../adapters/slack/slack-adapter.js";
import { systemClock } from "../../adapters/time/system-clock.js";
import { listeningLog } from "../adapters/slack/quick-adapter.js";
import { quoted } from "../adapters/slack/sample-replies.js";
import { APP_TOKEN, BOT_TOKEN } from "../loopback/slack/stand-in-slack.js";

/**
 * Milliseconds from an event to the posted answer, one question at a time, and what happens to many at once; through
 * real Bolt against the stand-in, the making of the answer left out. Each question has a channel of its own, since
 * Slack lets one take a message a second. Run by hand: compile the tests' project, then `node slack.js`.
 */

const SINGLE = 100;
const BURST = 200;
const RESOLUTION_MS = 5;

const started = z.strictObject({ apiUrl: z.string() });
const measured = z.strictObject({ times: z.array(z.number()), ms: z.number(), counts: z.array(z.number()) });

const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
const round = (value: number): number => Math.round(value * 10) / 10;

const worker = new Worker(new URL("./slack-worker.js", import.meta.url));
const { apiUrl } = started.parse((await once(worker, "message"))[0]);
const adapter = createSlackAdapter(
  { botToken: BOT_TOKEN, appToken: APP_TOKEN, signingSecret: null, apiUrl },
  listeningLog().log,
  systemClock,
);
await adapter.start(async () => ({ reply: quoted, delivered: async () => undefined }));

const run = async (name: string, count: number, atOnce: boolean): Promise<void> => {
  const channels = Array.from({ length: count }, (_, index) => `C0${name}${index}`);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  worker.postMessage({ channels, atOnce });
  const { times, ms, counts } = measured.parse((await once(worker, "message"))[0]);
  delay.disable();
  const figures = {
    name,
    questions: count,
    answered: counts.filter((posts) => posts > 0).length,
    twice: counts.filter((posts) => posts > 1).length,
    ms: round(ms),
    p50: round(percentile(times, 0.5)),
    p95: round(percentile(times, 0.95)),
    loopDelayP99: round(delay.percentile(99) / 1e6 - RESOLUTION_MS),
    loopDelayMax: round(delay.max / 1e6 - RESOLUTION_MS),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
};

await run("WARM", 20, false);
await run("SINGLE", SINGLE, false);
await run("BURST", BURST, true);
await adapter.stop(1_000);
worker.postMessage("stop");
