import type { Bucket, Budgets } from "../storage/store.js";
import type { Rules } from "./rules.js";

/** What hit its limit, and when to come back. */
export interface OverLimit {
  readonly what: "person" | "place";
  readonly waitMs: number;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;

const bucket = (key: string, capacity: number, windowMs: number): Bucket => ({
  key,
  capacity,
  refill: capacity / windowMs,
});

/** Who asks where, under which limits. */
export interface Asker {
  readonly limits: Rules["limits"];
  readonly personKey: string;
  readonly placeKey: string;
}

const bucketsOf = ({ limits, personKey, placeKey }: Asker) =>
  [
    { what: "person", bucket: bucket(`person/minute/${personKey}`, limits["person-per-minute"], MINUTE) },
    { what: "person", bucket: bucket(`person/hour/${personKey}`, limits["person-per-hour"], HOUR) },
    { what: "place", bucket: bucket(`place/minute/${placeKey}`, limits["place-per-minute"], MINUTE) },
  ] as const;

/** Takes one question from every budget, or from none. Null when it may be asked. */
export const takeQuestion = async (
  budgets: Budgets,
  asker: Asker,
  now: number,
): Promise<OverLimit | null> => {
  const taken: Bucket[] = [];
  for (const { what, bucket } of bucketsOf(asker)) {
    const waitMs = await budgets.take(bucket, now);
    if (waitMs > 0) {
      for (const back of taken) await budgets.give(back);
      return { what, waitMs };
    }
    taken.push(bucket);
  }
  return null;
};

/** Gives back what a question took that was never begun. */
export const giveBack = async (budgets: Budgets, asker: Asker): Promise<void> => {
  for (const { bucket } of bucketsOf(asker)) await budgets.give(bucket);
};

/** How often a minute a person is told to slow down; further questions get no reply, so that notices do not flood the channel. */
const TOLD_A_MINUTE = 3;

/** Whether to tell the person of the limit once more. */
export const mayTell = async (budgets: Budgets, personKey: string, now: number): Promise<boolean> =>
  (await budgets.take(bucket(`told/${personKey}`, TOLD_A_MINUTE, MINUTE), now)) === 0;
