/** Names of a generation's files besides its documents. */
export const LEXICAL_FILES = {
  passages: "lexical/passages.bin",
  sentences: "lexical/sentences.bin",
} as const;
