import type { Lexicon, LexiconSource } from "../../src/retrieval/cross-language/lexicon.js";

/**
 * Opens the dictionary at the first call, once; a failure is tried again at the next call. `deriving` hears that its table
 * has to be made first, which takes seconds.
 */
export function lexiconSource(dataFolder: string, deriving: () => void = () => undefined): LexiconSource {
  let opened: Promise<Lexicon | null> | null = null;
  return () => {
    opened ??= import("./cedict.js")
      .then(({ openCedict, startCedictThread }) =>
        openCedict(dataFolder, undefined, (job) => {
          deriving();
          return startCedictThread(job);
        }),
      )
      .catch((error: unknown) => {
        opened = null;
        throw error;
      });
    return opened;
  };
}
