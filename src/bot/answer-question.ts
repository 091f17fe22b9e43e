import type { ModelUse } from "../answering/drafting/model-use.js";
import type { Answer } from "../answering/schema.js";
import { abortWith, orAborted } from "../time/abort.js";
import { audienceFor } from "./access.js";
import { answerSmallTalk } from "./answer-small-talk.js";
import { buttonsFor } from "./buttons.js";
import type { Session } from "./chat-adapter.js";
import { Restarting } from "./drain.js";
import { failed, TooSlow } from "./failure.js";
import { QueueFull } from "./fair-queue.js";
import { followUp } from "./follow-up.js";
import { TakenBack, type Underway } from "./in-flight.js";
import { giveBack, mayTell, takeQuestion } from "./limits.js";
import type { Question } from "./message.js";
import type { BotParts } from "./parts.js";
import { cutQuestion, isHelp, MAX_QUESTION_CHARS } from "./question-text.js";
import { remember } from "./remember.js";
import type { Response } from "./response.js";
import { notice, type Scene } from "./scene.js";
import { smallTalkIn } from "./small-talk.js";
import { fill } from "./texts/choose.js";

interface Asking {
  readonly text: string;
  readonly note: string | null;
  readonly signal: AbortSignal;
  readonly onModel: (use: ModelUse) => void;
}

const ask = async (
  parts: BotParts,
  scene: Scene,
  message: Question,
  session: Session,
  { text, note, signal, onModel }: Asking,
): Promise<Answer> => {
  const last = scene.turns[0];
  const understood = followUp(text, last?.question);
  const thread = scene.turns.map(({ question }) => ({ who: "asker" as const, text: question })).reverse();
  // A model may have understood the follow-up otherwise, or as none.
  const contextOf = (said: Pick<Answer, "question" | "context">): Answer["context"] =>
    said.context ?? (understood !== null && said.question === understood.question ? understood : undefined);
  const { statement } = session;
  const answer = await parts.answerer.ask({
    text: understood?.question ?? text,
    audience: audienceFor(scene.access, message.place, message.private),
    locale: message.person.locale,
    signal,
    onModel,
    ...(statement === undefined
      ? {}
      : { onStatement: (passed) => statement({ ...passed, context: contextOf(passed), note }) }),
    ...(thread.length === 0 ? {} : { conversation: { said: text, thread } }),
  });
  const context = contextOf(answer);
  return context === undefined ? answer : { ...answer, context };
};

/** Limits, queue, answer, memory. Throws what the answerer throws. */
export const answerQuestion = async (
  parts: BotParts,
  scene: Scene,
  message: Question,
  session: Session,
): Promise<Response | null> => {
  const { texts, personKey, placeKey } = scene;
  const { text, cut } = cutQuestion(message.text);
  if (text === "") return { reply: notice(texts, texts.replies.empty) };
  if (isHelp(text)) return { reply: notice(texts, texts.help) };
  const talk = smallTalkIn(text);
  if (talk !== null) return { reply: await answerSmallTalk(parts, scene, message, talk) };
  const { limits } = parts.rules();
  const over = await takeQuestion(parts.store.budgets, limits, personKey, placeKey, parts.clock());
  if (over !== null) {
    parts.log.info({ platform: message.place.platform, over: over.what }, "over the limit");
    if (!(await mayTell(parts.store.budgets, personKey, parts.clock()))) return null;
    const seconds = Math.ceil(over.waitMs / 1_000);
    return { reply: notice(texts, fill(texts.limits[over.what], { seconds })) };
  }
  const note = cut ? fill(texts.replies.cut, { max: MAX_QUESTION_CHARS }) : null;
  const began = parts.clock();
  const underway: Underway = { text, abort: new AbortController() };
  const messageKey = message.messageId === null ? null : parts.keys.message(message.place, message.messageId);
  const leave = parts.inFlight.add(messageKey, underway);
  let model: ModelUse | null = null;
  const keep = (answer: Answer): Promise<boolean> =>
    remember(parts, scene, message, messageKey, answer, model).then(
      () => true,
      (error) => {
        parts.log.error({ id: answer.id, err: error }, "a question could not be recorded");
        return false;
      },
    );
  const late = setTimeout(() => underway.abort.abort(new TooSlow()), parts.deadlineMs);
  const unlink = [abortWith(underway.abort, session.signal), parts.drain.abortAtEnd(underway.abort)];
  const { signal } = underway.abort;
  try {
    session.working(texts);
    const answer = await parts.queue.run(
      personKey,
      () => {
        const onModel = (use: ModelUse): void => {
          model = use;
        };
        const asking = { text: underway.text, note, signal, onModel };
        return orAborted(ask(parts, scene, message, session, asking), signal);
      },
      signal,
    );
    const kept = await keep(answer);
    const { id, outcome, mode, index, quotes, timing, context } = answer;
    parts.log.info(
      {
        id,
        platform: message.place.platform,
        outcome,
        mode,
        generation: index.generation,
        quotes: quotes.length,
        followUp: context !== undefined,
        answerMs: timing.totalMs,
        totalMs: parts.clock() - began,
        ...(model === null ? {} : { model }),
      },
      "question",
    );
    parts.observe?.({
      platform: message.place.platform,
      outcome,
      totalMs: parts.clock() - began,
      ...(model === null ? {} : { model }),
    });
    // Buttons under an answer that was not recorded would lead nowhere.
    const buttons = !kept ? [] : buttonsFor(answer, message.place, message.private, scene.access);
    const reply = {
      type: "answer",
      texts,
      private: message.private,
      answer,
      buttons,
      page: 0,
      replace: false,
    } as const;
    return { reply: note === null ? reply : { ...reply, note }, questionId: id };
  } catch (error) {
    if (error instanceof QueueFull) {
      await giveBack(parts.store.budgets, limits, personKey, placeKey);
      return { reply: notice(texts, texts.limits.busy) };
    }
    if (parts.drain.over || error instanceof Restarting)
      return { reply: notice(texts, texts.interrupted, message.private) };
    if (session.signal.aborted || error instanceof TakenBack) return null;
    const response = failed(parts, scene, message, error);
    const { reply } = response;
    if (reply.type !== "answer" || !(await keep(reply.answer))) return response;
    const buttons = buttonsFor(reply.answer, message.place, message.private, scene.access);
    return { reply: { ...reply, buttons }, questionId: reply.answer.id };
  } finally {
    clearTimeout(late);
    for (const end of unlink) end();
    leave();
  }
};
