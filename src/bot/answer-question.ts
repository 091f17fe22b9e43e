import type { Answer } from "../answering/schema.js";
import { orAborted } from "../time/abort.js";
import { audienceFor } from "./access.js";
import { buttonsFor } from "./buttons.js";
import type { Session } from "./chat-adapter.js";
import { failed } from "./failure.js";
import { QueueFull } from "./fair-queue.js";
import { followUp } from "./follow-up.js";
import { TakenBack } from "./in-flight.js";
import { type Asker, giveBack, mayTell, takeQuestion } from "./limits.js";
import type { Question } from "./message.js";
import type { MessageContext } from "./message-context.js";
import { notice } from "./notice.js";
import { type QuestionRun, startRun } from "./question-run.js";
import { cutQuestion, isHelp } from "./question-text.js";
import { recordQuestion, reportQuestion } from "./record-question.js";
import type { AnswerReply, NoticeReply, Response } from "./reply.js";
import type { BotServices } from "./services.js";
import { Restarting } from "./shutdown.js";
import { repliedInKind, smallTalkIn, textsForTalk } from "./small-talk.js";
import { fill } from "./texts/choose.js";

/** Small talk, limits, queue, answer, memory. Null when nothing is to be replied. Throws what storage throws. */
export const answerQuestion = async (
  services: BotServices,
  context: MessageContext,
  message: Question,
  session: Session,
): Promise<Response | null> => {
  const { text } = cutQuestion(message.text);
  const simple = await replyWithoutSearch(services, context, message, text);
  if (simple !== null) return { reply: simple };
  const asker = { ...context, limits: services.rules().limits };
  const allowance = await takeAllowance(services, asker, message);
  if (!allowance.granted) return allowance.response;
  const run = startRun(services, context, message, session);
  try {
    session.working(context.texts);
    const answer = await services.queue.run(
      context.personKey,
      () => orAborted(askInThread(services, run), run.signal),
      run.signal,
    );
    return await answered(services, run, answer);
  } catch (error) {
    if (error instanceof QueueFull) await giveBack(services.store.budgets, asker);
    return await notAnswered(services, run, error);
  } finally {
    run.end();
  }
};

type Allowance = { readonly granted: true } | { readonly granted: false; readonly response: Response | null };

/** Takes the question from the person's and the place's limits; beyond them says when to come back, or nothing at all. */
const takeAllowance = async (
  services: BotServices,
  asker: Asker & Pick<MessageContext, "texts">,
  message: Question,
): Promise<Allowance> => {
  const { store, log, clock } = services;
  const over = await takeQuestion(store.budgets, asker, clock());
  if (over === null) return { granted: true };
  log.info({ platform: message.place.platform, over: over.what }, "over the limit");
  if (!(await mayTell(store.budgets, asker.personKey, clock()))) return { granted: false, response: null };
  const seconds = Math.ceil(over.waitMs / 1_000);
  const { texts } = asker;
  return { granted: false, response: { reply: notice(texts, fill(texts.limits[over.what], { seconds })) } };
};

const answered = async (services: BotServices, run: QuestionRun, answer: Answer): Promise<Response> => {
  const { message, context, note } = run;
  const recorded = await recordQuestion(services, run, answer);
  reportQuestion(services, run, answer);
  const reply: AnswerReply = {
    type: "answer",
    texts: context.texts,
    private: message.private,
    answer,
    // Buttons refer to the record: without one they could do nothing.
    buttons: recorded ? buttonsFor(answer, message.place, message.private, context.access) : [],
    page: 0,
    replace: false,
    ...(note === null ? {} : { note }),
  };
  return { reply, questionId: answer.id };
};

const notAnswered = async (
  services: BotServices,
  run: QuestionRun,
  error: unknown,
): Promise<Response | null> => {
  const { message, context, session } = run;
  const { texts } = context;
  if (error instanceof QueueFull) return { reply: notice(texts, texts.limits.busy) };
  if (services.shutdown.over || error instanceof Restarting)
    return { reply: notice(texts, texts.interrupted, message.private) };
  if (session.signal.aborted || error instanceof TakenBack) return null;
  const { reply } = failed(services, context, message, error);
  if (!(await recordQuestion(services, run, reply.answer))) return { reply };
  const buttons = buttonsFor(reply.answer, message.place, message.private, context.access);
  return { reply: { ...reply, buttons }, questionId: reply.answer.id };
};

/** Asks the answerer, as a follow-up of the thread's last question where the words read as one. */
const askInThread = async (services: BotServices, run: QuestionRun): Promise<Answer> => {
  const { message, context: asked, session, note, signal } = run;
  const { text } = run.words;
  const understood = followUp(text, asked.earlier[0]?.question);
  const thread = asked.earlier.map(({ question }) => ({ who: "asker" as const, text: question })).reverse();
  // A model may have understood the follow-up otherwise, or as none.
  const contextOf = (said: Pick<Answer, "question" | "context">): Answer["context"] =>
    said.context ?? (understood !== null && said.question === understood.question ? understood : undefined);
  const { statement } = session;
  const answer = await services.answerer.ask({
    text: understood?.question ?? text,
    audience: audienceFor(asked.access, message.place, message.private),
    locale: message.person.locale,
    signal,
    onModel(use) {
      run.model = use;
    },
    ...(statement === undefined
      ? {}
      : { onStatement: (passed) => statement({ ...passed, context: contextOf(passed), note }) }),
    ...(thread.length === 0 ? {} : { conversation: { said: text, thread } }),
  });
  const context = contextOf(answer);
  return context === undefined ? answer : { ...answer, context };
};

/**
 * The reply to words that ask nothing of the documents: none, a call for help, a greeting. Nothing is searched, counted
 * or remembered. Null where `text` may be a question.
 */
const replyWithoutSearch = async (
  services: BotServices,
  { texts, access }: MessageContext,
  message: Question,
  text: string,
): Promise<NoticeReply | null> => {
  if (text === "") return notice(texts, texts.replies.empty);
  if (isHelp(text)) return notice(texts, texts.help);
  const talk = smallTalkIn(text);
  if (talk === null) return null;
  const talkTexts = textsForTalk(message.text, texts);
  // Only titles that everybody in this place may see: where a platform has no private replies everybody reads this one.
  const { documents } = await services.answerer.describe(audienceFor(access, message.place, false));
  return notice(talkTexts, repliedInKind(talk, documents, talkTexts));
};
