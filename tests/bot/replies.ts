import { type Answer, answerSchema } from "../../src/answering/schema.js";
import type { Reply } from "../../src/bot/reply.js";

export const HOTEL = "What may a hotel in Berlin cost?";

export const answerOf = (reply: Reply | null): Answer => {
  if (reply?.type !== "answer") throw new Error(`not an answer: ${JSON.stringify(reply)}`);
  return answerSchema.parse(reply.answer);
};
export const textOf = (reply: Reply | null): string => {
  if (reply?.type !== "notice") throw new Error(`not a notice: ${JSON.stringify(reply)}`);
  return reply.text;
};
/** A promise to hold work with. */
export const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};
