import type { Lexicon, LexiconSource } from "../../src/retrieval/cross-language/lexicon.js";

/** Opens the dictionary at the first call, once; a failure is tried again at the next call. */
export function lexiconSource(dataFolder: string): LexiconSource {
  let opened: Promise<Lexicon | null> | null = null;
  return () => {
    opened ??= import("./cedict.js")
      .then(({ openCedict }) => openCedict(dataFolder))
      .catch((error: unknown) => {
        opened = null;
        throw error;
      });
    return opened;
  };
}
