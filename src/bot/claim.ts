import type { HandledReply } from "./chat-adapter.js";
import type { IncomingMessage } from "./message.js";
import type { Response } from "./reply.js";
import type { BotServices } from "./services.js";

/** Longer than the longest redelivery of any platform, and than the ten minutes promised. */
const KEPT_MS = 3_600_000;
/** Added to the deadline of an answer: waiting in the queue counts too. */
const LEASE_MARGIN_MS = 120_000;

export interface Claim {
  /** Marks the event as answered; for an answer, only once the platform has it. */
  settle(response: Response | null): Promise<HandledReply | null>;
}

/** What may safely happen twice, or happens at every key press, is not worth a record. */
const repeatable = (message: IncomingMessage): boolean =>
  message.type !== "question" && message.type !== "action" && message.type !== "opened";

const unclaimed: Claim = {
  settle: async (response) =>
    response === null ? null : { reply: response.reply, delivered: async () => undefined },
};

/** Takes the event before any work is done. Null when it was seen before, under any of its ids. */
export const claimEvent = async (services: BotServices, message: IncomingMessage): Promise<Claim | null> => {
  if (repeatable(message) || message.eventIds.length === 0) return unclaimed;
  const { store, clock } = services;
  const id = services.newId();
  const now = clock();
  const state = await store.claims.claim({
    id,
    keys: message.eventIds.map((event) => services.keys.event(message.place.platform, event)),
    owner: services.owner,
    now,
    leaseUntil: now + services.deadlineMs + LEASE_MARGIN_MS,
    expiresAt: now + KEPT_MS,
  });
  if (state === "seen") return null;
  return {
    async settle(response) {
      const state = response?.reply.type === "answer" ? "returned" : "done";
      // The answer is there: a record that fails now costs at most a second answer, silence would cost this one.
      await store.claims
        .settle(id, state)
        .catch((error) => services.log.error({ err: error }, "claim not settled"));
      if (response === null) return null;
      return {
        reply: response.reply,
        delivered: async (ref) => {
          if (response.questionId !== undefined) await store.questions.delivered(response.questionId, ref);
          await store.claims.settle(id, "done");
        },
      };
    },
  };
};

/** Frees the events that a dead process was working on, so that their redelivery is answered. Returns how many. */
export const recoverClaims = async (
  services: Pick<BotServices, "store" | "owner" | "log">,
  alive: (owner: string) => boolean,
): Promise<number> => {
  let freed = 0;
  for (const owner of await services.store.claims.owners())
    if (owner !== services.owner && !alive(owner)) freed += await services.store.claims.abandon(owner);
  if (freed > 0) services.log.warn({ freed }, "events of an interrupted process may be answered again");
  return freed;
};
