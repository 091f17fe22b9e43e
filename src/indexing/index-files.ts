/** Names of a generation's files besides its documents. */
const LEXICAL_FOLDER = "lexical/";
/** Fewer parts make a question look fewer of them up, more make a re-index write less. */
const SHARDS_A_PART = 8;

/** The part of the lexical index that a shard's documents are in: neighbours in the order of storing. */
export const lexicalPartOf = (shard: number): number => Math.floor(shard / SHARDS_A_PART);

export const lexicalName = (part: number): string =>
  `${LEXICAL_FOLDER}${part.toString(16).padStart(2, "0")}.bin`;

export const isLexicalName = (name: string): boolean => name.startsWith(LEXICAL_FOLDER);
