import { parentPort } from "node:worker_threads";
import { z } from "zod";
import { StandInSlack } from "../loopback/slack/stand-in-slack.js";

/** The stand-in on a thread of its own, so that its work does not count as the adapter's. */

const order = z.strictObject({ channels: z.array(z.string()), atOnce: z.boolean() });

const slack = await StandInSlack.start();

const waitFor = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 1));
};

const ask = async (channel: string): Promise<number> => {
  slack.workspace.addChannel(channel);
  const begun = performance.now();
  await slack.people.mention(channel, "What may I claim?");
  await waitFor(() => slack.called("chat.postMessage").some((call) => call.args["channel"] === channel));
  return performance.now() - begun;
};

const carryOut = async (data: unknown): Promise<void> => {
  const { channels, atOnce } = order.parse(data);
  const times: number[] = [];
  const begun = performance.now();
  if (atOnce) times.push(...(await Promise.all(channels.map(ask))));
  else for (const channel of channels) times.push(await ask(channel));
  const ms = performance.now() - begun;
  // Time for a second answer to come, were there one.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const counts = channels.map((channel) => slack.workspace.posted(channel).length);
  parentPort?.postMessage({ times, ms, counts });
};

parentPort?.on("message", (data: unknown) => {
  if (data === "stop") slack.stop().then(() => parentPort?.close());
  else void carryOut(data);
});
parentPort?.postMessage({ apiUrl: slack.apiUrl });
