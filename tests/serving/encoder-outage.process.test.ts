import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { encoding, meaningOf } from "../loopback/models/provider-embeddings.js";
import { sendJson, startProvider } from "../loopback/models/provider-server.js";
import { StandInSlack } from "../loopback/slack/stand-in-slack.js";
import { visibleMessage } from "../loopback/slack/visible.js";
import { HOTEL_ANSWER, type Policies, policies } from "./policies.js";
import {
  connected,
  inSocketMode,
  type RunningBot,
  startBot,
  until,
  verse,
  withKeyAt,
} from "./verse-process.js";

/** The running bot whose encoder and reranker are somewhere else, and go and come. */

const MUNICH_QUESTION = "How many days a week may employees in Munich work from home?";
const MUNICH_ANSWER = "Employees in Munich may work from home on three days a week.";
/** Of its words only the place is in the documents. */
const BY_MEANING = "Which lodging ceiling holds in Berlin?";
const WORDS_ALONE = "by their words alone";
const FIRST_ORDER = "in their first order";

let provider: Awaited<ReturnType<typeof startProvider>>;
let slack: StandInSlack;
let files: Policies;
let bot: RunningBot;
let channels = 0;

const rerankSchema = z.object({ documents: z.array(z.string()) });
const up = (): void =>
  provider.behave((response, call) => {
    if (!call.path.endsWith("/rerank")) return encoding("openai", meaningOf)(response, call);
    const { documents } = rerankSchema.parse(JSON.parse(call.body));
    sendJson(response, {
      results: documents.map((_, index) => ({ index, relevance_score: 1 / (1 + index) })),
    });
  });
const down = (): void => provider.behave((response) => response.destroy());

const settings = () => ({
  VERSE_ENCODER: "openai:embedding",
  ...withKeyAt(provider),
  VERSE_RERANKER: `${provider.root}/v2/rerank`,
  VERSE_RERANKER_MODEL: "m",
  ...inSocketMode(slack),
});

const ask = async (question: string): Promise<string> => {
  channels += 1;
  const channel = `C0ASK${channels}`;
  slack.workspace.addChannel(channel);
  await slack.people.mention(channel, question);
  return until(
    () => slack.workspace.posted(channel).map(visibleMessage).join("\n"),
    () => `${slack.visible(channel)}\n${bot.err()}`,
  );
};
const readySchema = z.object({ ready: z.boolean(), warnings: z.array(z.string()) });
const health = async () => {
  const ready = readySchema.parse(await (await fetch(`${bot.admin}/readyz`)).json());
  const metrics = await (await fetch(`${bot.admin}/metrics`)).text();
  return { ...ready, failing: metrics.match(/^verse_(?:encoder|reranker)_failing \d$/gm) };
};

beforeAll(async () => {
  [provider, slack, files] = await Promise.all([startProvider(), StandInSlack.start(), policies()]);
  up();
  expect((await verse(files, ["index"], settings())).code).toBe(0);
  down();
  bot = await startBot(files, settings());
  await connected(bot, "slack");
});
afterAll(async () => {
  bot.child.kill("SIGKILL");
  await Promise.all([slack.stop(), provider.stop()]);
});

it("starts while the provider is down, answers by words and says so, and answers by meaning when it is back", async () => {
  // Until somebody asks, nobody knows.
  expect(await health()).toEqual({
    ready: true,
    warnings: [],
    failing: ["verse_encoder_failing 0", "verse_reranker_failing 0"],
  });
  const byWords = await ask(MUNICH_QUESTION);
  expect(byWords).toContain(MUNICH_ANSWER);
  expect(byWords).toContain(WORDS_ALONE);
  expect(byWords).toContain(FIRST_ORDER);
  const unknown = await ask(BY_MEANING);
  expect(unknown).toContain("do not say");
  expect(unknown).toContain(WORDS_ALONE);
  const ill = await health();
  expect(ill).toMatchObject({
    ready: true,
    failing: ["verse_encoder_failing 1", "verse_reranker_failing 1"],
  });
  expect(ill.warnings).toEqual([
    expect.stringMatching(/^The encoder openai:embedding cannot be reached.*OPENAI_BASE_URL/),
    expect.stringMatching(/^The reranker cannot be reached.*VERSE_RERANKER/),
  ]);
  expect(bot.err().match(/^warning: The encoder/gm)).toHaveLength(1);

  up();
  const whole = await ask(MUNICH_QUESTION);
  expect(whole).toContain(MUNICH_ANSWER);
  expect(whole).not.toContain(WORDS_ALONE);
  expect(whole).not.toContain(FIRST_ORDER);
  const byMeaning = await ask(BY_MEANING);
  expect(byMeaning).toContain(HOTEL_ANSWER);
  expect(byMeaning).not.toContain(WORDS_ALONE);
  expect(await health()).toEqual({
    ready: true,
    warnings: [],
    failing: ["verse_encoder_failing 0", "verse_reranker_failing 0"],
  });

  provider.behave(() => undefined);
  const late = await ask(MUNICH_QUESTION);
  expect(late).toContain(MUNICH_ANSWER);
  expect(late).toContain("the search by meaning took too long");
  expect(late).toContain("the reranker took too long");
  up();
  expect(await ask(MUNICH_QUESTION)).not.toContain(WORDS_ALONE);
  expect(await bot.stop()).toBe(0);
});
