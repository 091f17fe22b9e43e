import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { sendJson, startProvider, success } from "../loopback/models/provider-server.js";
import { StandInSlack } from "../loopback/slack/stand-in-slack.js";
import { visibleMessage } from "../loopback/slack/visible.js";
import { type CountedBot, startCountedBot } from "./executed-files.js";
import { HOTEL_ANSWER, HOTEL_QUESTION, type Policies, policies } from "./policies.js";
import { connected, type Environment, inSocketMode, ready, until, withKeyAt } from "./verse-process.js";

/**
 * How many files of the program run between a mention in Slack and the posted answer; timers of the bot may add one or two.
 * Both figures may only fall; the target of each stands in its test's name.
 */
const NOW = { withoutModel: 150, withModel: 210 };

const STATEMENT = "A hotel in Berlin may cost at most 150 euros a night.";
const bodySchema = z.object({ messages: z.array(z.object({ content: z.string() })) });

let slack: StandInSlack;
let provider: Awaited<ReturnType<typeof startProvider>>;
let files: Policies;
let bot: CountedBot | null = null;

beforeAll(async () => {
  [provider, slack, files] = await Promise.all([startProvider(), StandInSlack.start(), policies()]);
  provider.behave((response, { body }) => {
    const { messages } = bodySchema.parse(JSON.parse(body));
    const shown = messages.map(({ content }) => content).join("\n");
    const sentence = Number(shown.match(/\[(\d+)\] [^\n]*150 euros/u)?.[1]);
    const statements = [{ text: STATEMENT, sentences: [sentence] }];
    sendJson(response, success("openai", { outcome: "answered", statements, choices: [] }));
  });
});
afterAll(async () => {
  bot?.child.kill("SIGKILL");
  await Promise.all([slack.stop(), provider.stop()]);
});

/** All ask for the same sentence: the first loads what the others find loaded, and a model's draft is kept for its question. */
const QUESTIONS = [
  HOTEL_QUESTION,
  "What may a hotel in Berlin cost?",
  "How much may a hotel cost in Berlin?",
];

/** What ran for each question but the first; of these the fewest, since the bot's own watches may run in between. */
const executedFor = async (more: Environment, words: string): Promise<readonly string[]> => {
  const running = await startCountedBot(files, { ...inSocketMode(slack), ...more });
  bot = running;
  await Promise.all([connected(running, "slack"), ready(running)]);
  const counted: (readonly string[])[] = [];
  for (const [index, question] of QUESTIONS.entries()) {
    const channel = `C0${Object.keys(more).length}${index}`;
    slack.workspace.addChannel(channel);
    await running.count();
    await slack.people.mention(channel, question);
    await until(
      () =>
        slack.workspace
          .posted(channel)
          .map(visibleMessage)
          .some((text) => text.includes(words)),
      () => `${slack.visible(channel)}\n${running.err()}`,
    );
    counted.push(await running.executed());
  }
  running.disconnect();
  expect(await running.stop()).toBe(0);
  const [fewest = []] = counted.slice(1).sort((a, b) => a.length - b.length);
  console.log(`${fewest.length} files from a mention to its answer:\n${fewest.join("\n")}`);
  return fewest;
};

it("a mention without a model (target 90)", async () => {
  const executed = await executedFor({}, HOTEL_ANSWER);
  expect(executed).toContain("adapters/slack/write/write-slack-answer.js");
  expect(executed.length).toBeLessThanOrEqual(NOW.withoutModel);
});

it("a mention with a model (target 130)", async () => {
  const executed = await executedFor({ VERSE_MODEL: "openai:test-model", ...withKeyAt(provider) }, STATEMENT);
  expect(executed).toContain("src/answering/guard/check.js");
  expect(executed.length).toBeLessThanOrEqual(NOW.withModel);
});
