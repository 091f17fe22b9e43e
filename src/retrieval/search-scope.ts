import type { Scope } from "./lexical/scope.js";

/** What an asker may search: the passages, and their sentences. */
export interface SearchScope {
  readonly passages: Scope;
  readonly sentences: Scope;
}
