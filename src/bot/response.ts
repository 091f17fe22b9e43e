import type { Reply } from "./reply.js";

/** A reply, and the answer it belongs to. */
export interface Response {
  readonly reply: Reply;
  readonly questionId?: string;
}
