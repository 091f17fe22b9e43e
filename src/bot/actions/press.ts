import type { QuestionRecord } from "../../storage/store.js";
import type { Action } from "../message.js";
import type { MessageContext } from "../message-context.js";
import type { Response } from "../reply.js";
import type { BotServices } from "../services.js";

/** An action on an answer that the person may see. */
export interface Press {
  readonly action: Action;
  readonly record: QuestionRecord;
  /** The person who asked the question. */
  readonly byAsker: boolean;
}

export type Act = (services: BotServices, context: MessageContext, press: Press) => Promise<Response>;
