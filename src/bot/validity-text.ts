import { readableDate } from "../answering/composing/wording/readable-date.js";
import type { Status } from "../answering/schema.js";
import { fill } from "./texts/choose.js";
import type { Texts } from "./texts.js";

export interface Validity {
  readonly status: Status;
  readonly effectiveFrom: string | null;
  readonly effectiveUntil: string | null;
}

/** "in force until 31 Mar 2030" in the reader's language; pure. */
export const validityText = (texts: Texts, { status, effectiveFrom, effectiveUntil }: Validity): string => {
  const words = texts.validity;
  const dated = (date: string | null): string => (date === null ? "" : readableDate(date, texts.language));
  const values = { from: dated(effectiveFrom), until: dated(effectiveUntil) };
  switch (status) {
    case "in-force":
      if (effectiveUntil !== null) return fill(words.inForceUntil, values);
      return effectiveFrom === null ? words.inForce : fill(words.inForceSince, values);
    case "ended":
      return fill(words.ended, values).trim();
    case "not-yet-in-force":
      return fill(words.notYet, values).trim();
    case "not-adopted":
      return words.notAdopted;
    case "report":
      return words.report;
    case "unknown":
      return words.unknown;
  }
};
