import type { QuestionRecord } from "../../src/storage/store.js";
import { answeredWith } from "./sample-answers.js";

export const sampleQuestion = (id: string, more: Partial<QuestionRecord> = {}): QuestionRecord => ({
  id,
  askedAt: 1_000,
  expiresAt: 100_000,
  platform: "memory",
  personKey: "ann",
  placeKey: "general",
  threadKey: "t1",
  messageKey: `message-${id}`,
  audience: "public",
  private: false,
  logged: true,
  answer: answeredWith(id, ["A quote."]),
  ...more,
});
