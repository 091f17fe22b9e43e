import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { answerSchema } from "../../src/answering/schema.js";
import { sendJson, startProvider, success } from "../loopback/models/provider-server.js";
import { asksForStream, sendStream } from "../loopback/models/provider-stream.js";
import { StandInSlack } from "../loopback/slack/stand-in-slack.js";
import { visibleMessage } from "../loopback/slack/visible.js";
import { HOTEL_ANSWER, HOTEL_QUESTION, type Policies, policies } from "./policies.js";
import { inSocketMode, type RunningBot, ready, startBot, until, verse, withKeyAt } from "./verse-process.js";

/** The running bot between a provider that streams and Slack. */

const FIRST = "A hotel in Berlin may cost at most 150 euros a night.";
const SECOND = "Breakfast is refunded when the hotel does not include it.";

let provider: Awaited<ReturnType<typeof startProvider>>;
let slack: StandInSlack;
let files: Policies;
let bot: RunningBot;
/** Holds back the second statement. */
let held: Promise<void> | null = null;
/** What was to be seen in Slack before the model wrote its second statement. */
const early: string[] = [];

const bodySchema = z.object({ messages: z.array(z.object({ content: z.string() })) });

/** The draft, pointing at the numbers under which the model is shown the sentences. */
const draftFor = (body: string): object => {
  const shown = bodySchema
    .parse(JSON.parse(body))
    .messages.map(({ content }) => content)
    .join("\n");
  const numberOf = (words: string) =>
    Number(shown.match(new RegExp(`\\[(\\d+)\\] [^\\n]*${words}`, "u"))?.[1]);
  return {
    outcome: "answered",
    statements: [
      { text: FIRST, sentences: [numberOf("150 euros")] },
      { text: SECOND, sentences: [numberOf("Breakfast")] },
    ],
    choices: [],
  };
};

const STREAMING = () => ({
  VERSE_MODEL: "openai:test-model",
  ...withKeyAt(provider),
  ...inSocketMode(slack),
});

const seen = (channel: string): readonly string[] => slack.workspace.posted(channel).map(visibleMessage);

beforeAll(async () => {
  [provider, slack, files] = await Promise.all([startProvider(), StandInSlack.start(), policies()]);
  provider.behave((response, call) => {
    const draft = draftFor(call.body);
    if (!asksForStream(call)) return sendJson(response, success("openai", draft));
    const text = JSON.stringify(draft);
    const before = async (unit: number): Promise<void> => {
      if (unit < text.indexOf(SECOND)) return;
      if (held !== null) return held;
      if (early.length > 0) return;
      await until(
        () => seen("C0GEN").some((shown) => shown.includes(FIRST)),
        () => bot.err(),
        7_000,
      ).catch(() => undefined);
      early.push(...seen("C0GEN"));
    };
    sendStream("openai", response, text, { before }).catch(() => response.destroy());
  });
  bot = await startBot(files, STREAMING());
  for (const channel of ["C0GEN", "C0AGAIN"]) slack.workspace.addChannel(channel);
  await ready(bot);
});
afterAll(async () => {
  bot.child.kill("SIGKILL");
  await Promise.all([slack.stop(), provider.stop()]);
});

it("shows a statement while the model still writes, and in the end the words of an answer that was not streamed", async () => {
  const ask = async (channel: string): Promise<string> => {
    await slack.people.mention(channel, HOTEL_QUESTION);
    return until(
      () => seen(channel).find((text) => text.includes(SECOND) && /Remove/iu.test(text)),
      () => `${slack.visible(channel)}\n${bot.err()}`,
    );
  };
  const streamed = await ask("C0GEN");
  expect(early.join("\n")).toContain(FIRST);
  expect(early.join("\n")).toContain(HOTEL_ANSWER);
  expect(early.join("\n")).not.toContain(SECOND);
  expect(slack.called("chat.startStream")).toMatchObject([{ outcome: "ok" }]);
  // The same question again comes from the cache, whole.
  const posted = await ask("C0AGAIN");
  expect(slack.called("chat.startStream")).toHaveLength(1);
  expect(streamed).toBe(posted);
  const { out } = await verse(files, ["ask", "--json", HOTEL_QUESTION], STREAMING());
  const answer = answerSchema.parse(JSON.parse(out));
  expect(answer.mode).toBe("model");
  for (const { text } of [...answer.statements, ...answer.quotes]) expect(streamed).toContain(text);
});

it("gives the answer anew, and once, when the process is killed in the middle", async () => {
  slack.workspace.addChannel("C0KILL");
  held = new Promise(() => undefined);
  await slack.people.mention("C0KILL", "How much may a hotel in Berlin cost a night?");
  const [left] = await until(
    () => seen("C0KILL").some((text) => text.includes(FIRST)) && slack.workspace.posted("C0KILL"),
    () => bot.err(),
  );
  bot.child.kill("SIGKILL");
  await bot.ended;
  held = null;
  bot = await startBot(files, STREAMING());
  await until(
    () => seen("C0KILL").length === 1 && seen("C0KILL").some((text) => text.includes(SECOND)),
    () => `${slack.visible("C0KILL")}\n${bot.err()}`,
  );
  expect(slack.workspace.posted("C0KILL")).not.toContain(left);
  expect(await bot.stop()).toBe(0);
  expect(seen("C0KILL")).toHaveLength(1);
});

it("streams what a script says, without a provider", async () => {
  const script = join(files.data, "script.jsonl");
  const statements = [
    { text: FIRST, sentences: ["150 euros"] },
    { text: SECOND, sentences: ["Breakfast"] },
  ];
  const output = { outcome: "answered", statements, choices: [] };
  // What is written faster than Slack opens a stream is posted whole.
  await writeFile(script, JSON.stringify({ output, paceMs: 20 }));
  bot = await startBot(files, { ...STREAMING(), VERSE_MODEL: `scripted:${script}` });
  slack.workspace.addChannel("C0SCRIPT");
  await ready(bot);
  const before = slack.called("chat.startStream").length;
  await slack.people.mention("C0SCRIPT", HOTEL_QUESTION);
  const text = await until(
    () => seen("C0SCRIPT").find((shown) => shown.includes(SECOND) && /Remove/iu.test(shown)),
    () => `${slack.visible("C0SCRIPT")}\n${bot.err()}`,
  );
  expect(text).toContain(FIRST);
  expect(slack.called("chat.startStream").length).toBe(before + 1);
  expect(await bot.stop()).toBe(0);
});
