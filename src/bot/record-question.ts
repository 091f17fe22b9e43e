import type { Answer } from "../answering/schema.js";
import type { QuestionRun } from "./question-run.js";
import type { BotServices } from "./services.js";

const DAY_MS = 86_400_000;
/** How long a follow-up may take up a thread's last questions. */
const THREAD_MEMORY_MS = 2 * 3_600_000;
/** With the log off an answer is kept only as long as somebody may still press its buttons. */
const UNLOGGED_MS = DAY_MS;

/** Writes the question log and the thread's memory. False, with a line in the log, when that failed. */
export const recordQuestion = (services: BotServices, run: QuestionRun, answer: Answer): Promise<boolean> =>
  save(services, run, answer).then(
    () => true,
    (error) => {
      services.log.error({ id: answer.id, err: error }, "a question could not be recorded");
      return false;
    },
  );

const save = async (services: BotServices, run: QuestionRun, answer: Answer): Promise<void> => {
  const { context, message, messageKey, model } = run;
  const { personKey, placeKey, threadKey } = context;
  const { store } = services;
  const now = services.clock();
  const { log } = services.rules();
  await store.questions.save({
    id: answer.id,
    askedAt: now,
    expiresAt: now + (log.questions ? log["retention-days"] * DAY_MS : UNLOGGED_MS),
    platform: message.place.platform,
    personKey,
    placeKey,
    threadKey,
    messageKey,
    audience: answer.audience,
    private: message.private,
    logged: log.questions,
    answer,
    ...(model === null ? {} : { model }),
  });
  // There is nothing for a follow-up to take up.
  if (answer.outcome === "unavailable" || answer.outcome === "not-allowed") return;
  const documentIds = [...new Set([...answer.quotes, ...answer.closest].map((quote) => quote.document.id))];
  const asked = { at: now, question: answer.question, documentIds, personKey };
  await store.threads.remember(threadKey, asked, now + THREAD_MEMORY_MS);
};

/** One line in the log and one count; neither holds a word of the question. */
export const reportQuestion = (services: BotServices, run: QuestionRun, answer: Answer): void => {
  const { id, outcome, mode, index, quotes, timing, context } = answer;
  const facts = {
    platform: run.message.place.platform,
    outcome,
    totalMs: services.clock() - run.began,
    ...(run.model === null ? {} : { model: run.model }),
  };
  services.log.info(
    {
      id,
      ...facts,
      mode,
      generation: index.generation,
      quotes: quotes.length,
      followUp: context !== undefined,
      answerMs: timing.totalMs,
    },
    "question",
  );
  services.observe?.(facts);
};
