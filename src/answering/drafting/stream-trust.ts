import type { Clock } from "../../time/clock.js";

/** Streams that failed in a row; after so many, answers are asked for as a whole. */
const FAILURES = 3;
const PAUSE_MS = 600_000;

/** Some endpoints answer but cannot stream: learning that once is enough, and after a while it is tried again. */
export interface StreamTrust {
  worthTrying(): boolean;
  /** Hears one answer. After `ended` nothing is passed on: what comes late belongs to no answer any more. */
  listen(onText: (piece: string) => void): {
    readonly onText: (piece: string) => void;
    /** Null when it was stopped for a reason that says nothing of the endpoint. */
    readonly ended: (well: boolean | null) => void;
  };
}

export function createStreamTrust(clock: Clock): StreamTrust {
  let inARow = 0;
  let pausedUntil = 0;
  return {
    worthTrying: () => clock.now() >= pausedUntil,
    listen(onText) {
      let over = false;
      return {
        onText(piece) {
          if (!over) onText(piece);
        },
        ended(well) {
          over = true;
          if (well === null) return;
          inARow = well ? 0 : inARow + 1;
          if (inARow < FAILURES) return;
          inARow = 0;
          pausedUntil = clock.now() + PAUSE_MS;
        },
      };
    },
  };
}
