import type { ActionName } from "./message.js";

/** Every word of the interface that an adapter shows of its own: a translator adds one object of this type. */
export interface Texts {
  /** BCP 47. */
  readonly language: string;
  readonly buttons: Readonly<Record<ActionName, string>>;
  readonly working: string;
  readonly sources: string;
  readonly notices: string;
  readonly closest: string;
  readonly choose: string;
  readonly reasonPrompt: string;
  readonly send: string;
  readonly cancel: string;
  readonly close: string;
  readonly contextTitle: string;
  readonly incomplete: string;
  readonly interrupted: string;
  readonly homeDocuments: string;
  readonly homeGaps: string;
  readonly homeEmpty: string;
  /** "{shown} of {total} quotes shown." */
  readonly more: string;
  /** "Page {page} of {pages}" */
  readonly page: string;
  readonly next: string;
  readonly previous: string;
  /** "Asked by a click on “{button}”: {question}" and the like stay out: adapters word nothing. */
  readonly validity: {
    /** "in force until {until}" */
    readonly inForceUntil: string;
    /** "in force since {from}" */
    readonly inForceSince: string;
    readonly inForce: string;
    /** "ended {until}" */
    readonly ended: string;
    /** "not in force before {from}" */
    readonly notYet: string;
    readonly notAdopted: string;
    readonly report: string;
    readonly unknown: string;
  };
}
