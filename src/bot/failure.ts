import type { Answer } from "../answering/schema.js";
import { VerseError } from "../errors.js";
import { audienceFor } from "./access.js";
import type { HandledReply } from "./chat-adapter.js";
import type { IncomingMessage } from "./message.js";
import type { MessageContext } from "./message-context.js";
import type { AnswerReply, Response } from "./reply.js";
import type { BotServices } from "./services.js";
import { fill, textsFor } from "./texts/choose.js";

/** The fields of an answer that stands on nothing. */
const emptyAnswer = (id: string, question: string, audience: string, now: number) => ({
  schema: 1 as const,
  id,
  question,
  mode: "quotes" as const,
  answer: "",
  statements: [],
  quotes: [],
  closest: [],
  notices: [],
  asOf: new Date(now).toISOString().slice(0, 10),
  audience,
  index: { generation: "", builtAt: "" },
  timing: { totalMs: 0, encodeMs: 0, searchMs: 0, modelMs: 0 },
});

const isPrivate = (message: IncomingMessage): boolean =>
  message.type === "question" ? message.private : true;

const textOf = (message: IncomingMessage): string => (message.type === "question" ? message.text : "");

/** Thrown when an answer took longer than it may. */
export class TooSlow extends Error {
  constructor() {
    super("The answer took too long.");
    this.name = "TooSlow";
  }
}

/** Turns any error into an `unavailable` answer with an id that the log carries too. Never throws. */
export const failed = (
  services: BotServices,
  context: MessageContext | null,
  message: IncomingMessage,
  error: unknown,
): { readonly reply: AnswerReply; readonly handled: HandledReply } => {
  const id = services.newId();
  const texts = context?.texts ?? textsFor(message.person.locale);
  const audience =
    context === null ? "public" : audienceFor(context.access, message.place, isPrivate(message));
  services.log.error({ id, platform: message.place.platform, kind: message.type, err: error }, "failed");
  const problem = error instanceof TooSlow ? texts.errors.tooSlow : texts.errors.failed;
  // An error's own words are for maintainers, who have the log: they may name files or what a document says.
  const code = error instanceof VerseError ? error.code : "internal";
  const answer: Answer = {
    ...emptyAnswer(id, textOf(message), audience, services.clock()),
    outcome: "unavailable",
    answer: `${problem} ${fill(texts.errors.cure, { id })}`,
    error: { id, message: problem, cure: fill(texts.errors.cure, { id }) },
  };
  services.observe?.({ platform: message.place.platform, outcome: `unavailable-${code}`, totalMs: 0 });
  const reply: AnswerReply = {
    type: "answer",
    texts,
    private: isPrivate(message),
    answer,
    buttons: [],
    page: 0,
    replace: false,
  };
  return { reply, handled: { reply, delivered: async () => undefined } };
};

/** Somebody spoke to the bot where it may not answer. */
export const refused = (
  services: BotServices,
  context: MessageContext,
  message: IncomingMessage,
): Response => {
  const { texts, access } = context;
  const answer: Answer = {
    ...emptyAnswer(services.newId(), textOf(message), access.audience, services.clock()),
    outcome: "not-allowed",
    answer: `${texts.errors.notHere} ${texts.errors.notHereNeeded}`,
    needed: texts.errors.notHereNeeded,
  };
  return {
    reply: { type: "answer", texts, private: true, answer, buttons: [], page: 0, replace: false },
  };
};
