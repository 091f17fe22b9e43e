import type { ModelUse } from "../answering/drafting/model-use.js";
import { abortWith } from "../time/abort.js";
import type { Session } from "./chat-adapter.js";
import { TooSlow } from "./failure.js";
import type { QuestionInFlight } from "./in-flight.js";
import type { Question } from "./message.js";
import type { MessageContext } from "./message-context.js";
import { cutQuestion, MAX_QUESTION_CHARS } from "./question-text.js";
import type { BotServices } from "./services.js";
import { fill } from "./texts/choose.js";

/** One question on its way to an answer, and what is known of it. */
export interface QuestionRun {
  readonly message: Question;
  readonly context: MessageContext;
  readonly session: Session;
  /** Null for a question that is no message of its own, as a command's. */
  readonly messageKey: string | null;
  /** The words to ask; an edit of the message changes them as long as the question waits. */
  readonly words: Pick<QuestionInFlight, "text">;
  /** Says that only the beginning of the question was read; null when all was. */
  readonly note: string | null;
  /** Milliseconds since the epoch. */
  readonly began: number;
  /** Aborted when the question is taken back or stopped, takes too long, or the bot shuts down. */
  readonly signal: AbortSignal;
  /** What a language model cost, once one was asked. */
  model: ModelUse | null;
  /** Lets go of timers and listeners. */
  end(): void;
}

export const startRun = (
  services: BotServices,
  context: MessageContext,
  message: Question,
  session: Session,
): QuestionRun => {
  const { text, cut } = cutQuestion(message.text);
  const { messageId, place } = message;
  const messageKey = messageId === null ? null : services.keys.message(place, messageId);
  const abort = new AbortController();
  const words: QuestionInFlight = { text, abort };
  const late = setTimeout(() => abort.abort(new TooSlow()), services.deadlineMs);
  const releases = [
    services.inFlight.add(messageKey, words),
    abortWith(abort, session.signal),
    services.shutdown.abortAtEnd(abort),
  ];
  return {
    message,
    context,
    session,
    messageKey,
    words,
    note: cut ? fill(context.texts.replies.cut, { max: MAX_QUESTION_CHARS }) : null,
    began: services.clock(),
    signal: abort.signal,
    model: null,
    end() {
      clearTimeout(late);
      for (const release of releases) release();
    },
  };
};
