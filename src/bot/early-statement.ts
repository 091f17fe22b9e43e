import type { PassedStatement } from "../answering/drafting/passed-statement.js";

/**
 * A statement before the whole answer is there, with everything that will stand above it. The reply that follows
 * begins with what was told; where the answer failed meanwhile it does not, and the reply alone is right.
 */
export interface EarlyStatement extends PassedStatement {
  readonly note: string | null;
}
