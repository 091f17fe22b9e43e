import type { LinkMaker } from "../composing/quotes.js";
import type { Decision } from "../finding/decision.js";
import type { Found } from "../finding/find.js";
import type { Library } from "../finding/library.js";
import type { AskRequest } from "../question/ask-request.js";
import type { Question } from "../question/question.js";
import type { DraftResult } from "./draft-answer.js";
import type { ModelGateway } from "./model-gateway.js";

/** One question's use of a model, under one deadline. Nothing here rejects because of what a model does. */
export interface ModelHelp {
  /** The request with its question made whole by the conversation; as it was where the model could not say. */
  understand(): Promise<AskRequest>;
  /** Searches, in the documents' languages too where the question is in another one. */
  find(question: Question): Promise<Found>;
  /** Null when there is nothing to say it about, or the asker has to choose first. */
  draft(found: Found, decision: Decision): Promise<DraftResult | null>;
  /** Milliseconds waited for the model. */
  spentMs(): number;
  /** Reports the use and ends the deadline. */
  close(): void;
}

/** What a model's help needs from outside. */
export interface HelpTools {
  /** Milliseconds from any fixed point, never going back. */
  readonly now: () => number;
  readonly link: LinkMaker;
}

/** What answering is given: a model is loaded by whoever makes this, so that answering without one loads none of it. */
export interface AnsweringModel {
  open(library: Library, asked: AskRequest, tools: HelpTools): ModelHelp;
  /** For health checks. */
  state: ModelGateway["state"];
}
