import type { Answerer } from "../bot/answerer.js";
import type { Log } from "../bot/log.js";
import type { GenerationStore } from "../generations/generation-store.js";
import { type OpenedLibrary, openLibrary } from "../indexing/open-library.js";
import type { RetrievalPorts } from "../retrieval/ports.js";
import { editions } from "./document-history.js";
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

type Choices = Pick<AnswererParts, "today" | "top" | "inForceOnly" | "tools">;

/** Where generations are published, and what searches them. */
export interface Published {
  readonly store: GenerationStore;
  readonly dense: RetrievalPorts;
}

export const follow = (
  { store, dense }: Published,
  first: OpenedLibrary,
  choices: Choices,
  clock: () => number,
  log: Log,
): Following => {
  let links: DocumentLinks | null = null;
  const live = liveLibrary({
    first,
    readCurrent: () => store.readCurrent(),
    open: () => openLibrary(store, dense),
    log,
    clock,
  });
  const answerer = libraryAnswerer({
    ...choices,
    patience: () => AbortSignal.timeout(PATIENCE_MS),
    live,
    editions: editions(store, live.current),
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
