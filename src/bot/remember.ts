import type { ModelUse } from "../answering/drafting/model-use.js";
import type { Answer } from "../answering/schema.js";
import type { Question } from "./message.js";
import type { Scene } from "./message-context.js";
import type { BotParts } from "./services.js";

const DAY = 86_400_000;
/** How long a thread's last questions are taken up by a follow-up. */
const TURN_MS = 2 * 3_600_000;
/** With the log off an answer is kept only as long as somebody may still press its buttons. */
const UNLOGGED_MS = DAY;

/** Writes the question log and, for what can be gone on from, the thread's memory. */
export const remember = async (
  parts: BotParts,
  scene: Scene,
  message: Question,
  messageKey: string | null,
  answer: Answer,
  model: ModelUse | null = null,
): Promise<void> => {
  const now = parts.clock();
  const { log } = parts.rules();
  await parts.store.questions.save({
    id: answer.id,
    askedAt: now,
    expiresAt: now + (log.questions ? log["retention-days"] * DAY : UNLOGGED_MS),
    platform: message.place.platform,
    personKey: scene.personKey,
    placeKey: scene.placeKey,
    threadKey: scene.threadKey,
    messageKey,
    audience: answer.audience,
    private: message.private,
    logged: log.questions,
    answer,
    ...(model === null ? {} : { model }),
  });
  if (answer.outcome === "unavailable" || answer.outcome === "not-allowed") return;
  const documentIds = [...new Set([...answer.quotes, ...answer.closest].map((quote) => quote.document.id))];
  await parts.store.turns.remember(
    scene.threadKey,
    { at: now, question: answer.question, documentIds, personKey: scene.personKey },
    now + TURN_MS,
  );
};
