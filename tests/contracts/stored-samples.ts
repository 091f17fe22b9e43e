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

export const claim = (keys: readonly string[], more: { id?: string; now?: number; owner?: string } = {}) => ({
  id: more.id ?? `claim-of-${keys.join()}`,
  keys,
  owner: more.owner ?? "one",
  now: more.now ?? 0,
  leaseUntil: (more.now ?? 0) + 100,
  expiresAt: (more.now ?? 0) + 10_000,
});
