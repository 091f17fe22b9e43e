import { answerBlocks } from "../../../adapters/slack/write/write-slack-answer.js";
import type { Answer, AnswerQuote } from "../../../src/answering/schema.js";
import type { Session } from "../../../src/bot/chat-adapter.js";
import type { EarlyStatement } from "../../../src/bot/early-statement.js";
import type { AnswerReply } from "../../../src/bot/reply.js";
import { english } from "../../../src/bot/texts/english-texts.js";
import { answeredWith, replyWith, sampleQuote } from "../../contracts/sample-answers.js";
import { visibleBlocks } from "../../loopback/slack/visible.js";
import type { Message } from "../../loopback/slack/workspace.js";

/** Answers of a model, and what is told of them before they are whole. */

export interface Said {
  readonly text: string;
  readonly quotes: readonly number[];
}

export const stated = (
  said: readonly Said[],
  quotes: readonly AnswerQuote[],
  more: Partial<Answer> = {},
): Answer => ({
  ...answeredWith("m1", []),
  mode: "model",
  statements: said.map(({ text, quotes: places }) => ({ text, quotes: [...places] })),
  quotes: [...quotes],
  answer: said.map(({ text }) => text).join("\n"),
  ...more,
  outcome: "answered",
});

export const HOTEL = "You may claim at most 140 euros a night.";
export const TRAIN = "Trains are booked in second class.";
export const twoStatements = replyWith(
  stated(
    [
      { text: HOTEL, quotes: [0] },
      { text: TRAIN, quotes: [1] },
    ],
    [sampleQuote("Hotels cost at most 140 euros."), sampleQuote("Employees take second class.")],
    { notices: [{ kind: "conflict", text: "Two documents disagree." }] },
  ),
  { buttons: ["helpful", "not-helpful", "context", "remove"] },
);

export const earlyOf = ({ answer, note }: AnswerReply, index: number): EarlyStatement => {
  const statement = answer.statements[index];
  if (statement === undefined) throw new Error(`There is no statement ${index}.`);
  const quotes = statement.quotes.flatMap((place) => answer.quotes[place] ?? []);
  return { statement, quotes, question: answer.question, context: answer.context, note: note ?? null };
};

/** Tells the statements, waiting after each as it is told to, and then answers. */
export const telling =
  (reply: AnswerReply, after: (index: number) => unknown) =>
  async (_message: unknown, session: Session): Promise<AnswerReply> => {
    session.working(english);
    for (const index of reply.answer.statements.keys()) {
      session.statement?.(earlyOf(reply, index));
      await after(index);
    }
    return reply;
  };

/** What the answer looks like when it is posted at once. */
export const wholeOf = (reply: AnswerReply): string =>
  visibleBlocks(answerBlocks(reply).map((block) => ({ ...block })));

export const isClosed = (message: Message | undefined): boolean => message?.stream?.end === "stopped";
