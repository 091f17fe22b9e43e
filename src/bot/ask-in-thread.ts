import type { Answer } from "../answering/schema.js";
import { audienceFor } from "./access.js";
import { followUp } from "./follow-up.js";
import type { QuestionRun } from "./question-run.js";
import type { BotServices } from "./services.js";

/** Asks the answerer, as a follow-up of the thread's last question where the words read as one. */
export const askInThread = async (services: BotServices, run: QuestionRun): Promise<Answer> => {
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
