import type { Answerer } from "../bot/answerer.js";
import type { Log } from "../bot/log.js";
import type { GenerationStore } from "../generations/generation-store.js";
import { type OpenedLibrary, openLibrary } from "../indexing/open-library.js";
import type { RetrievalPorts } from "../retrieval/ports.js";
import { documentHistory } from "./document-history.js";
import { type AnswererParts, type DocumentLinks, libraryAnswerer } from "./library-answerer.js";
import { type LiveLibrary, liveLibrary } from "./live-library.js";

/** For what a question needs and is still being prepared; the rest of a deadline is for the answer without it. */
const PATIENCE_MS = 10_000;

/** Answers from the published generation, whichever that is when a question comes. */
export interface Following {
  readonly live: LiveLibrary;
  readonly answerer: Answerer;
  /** Quotes link to these addresses from now on. */
  linkTo(links: DocumentLinks | null): void;
}

/** Where generations are published, what searches them, and how questions are answered from them. */
interface FollowOptions extends Pick<AnswererParts, "today" | "top" | "inForceOnly" | "tools"> {
  readonly store: GenerationStore;
  readonly dense: RetrievalPorts;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

export const follow = (first: OpenedLibrary, options: FollowOptions): Following => {
  const { store, dense, log, clock, ...answering } = options;
  let links: DocumentLinks | null = null;
  const live = liveLibrary({
    first,
    readCurrent: () => store.readCurrent(),
    open: () => openLibrary(store, dense),
    log,
    clock,
  });
  const answerer = libraryAnswerer({
    ...answering,
    patience: () => AbortSignal.timeout(PATIENCE_MS),
    live,
    history: documentHistory(store, live.current),
    links: () => links,
  });
  return {
    live,
    answerer,
    linkTo(given) {
      links = given;
    },
  };
};
