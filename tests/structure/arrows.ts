/** What a room may import besides itself and what lies beneath all. */
const BELOW_BOT = ["documents", "reading", "retrieval", "answering"];
const PUBLISHED = [...BELOW_BOT, "generations", "indexing"];
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  facts: [],
  time: [],
  documents: [],
  reading: ["documents"],
  retrieval: ["documents"],
  generations: ["documents"],
  indexing: [...BELOW_BOT, "generations"],
  answering: ["documents", "reading", "retrieval"],
  storage: ["documents", "answering"],
  bot: [...BELOW_BOT, "storage"],
  evaluation: BELOW_BOT,
  commands: [...PUBLISHED, "storage", "bot", "evaluation", "serving", "config.ts"],
  serving: [...PUBLISHED, "storage", "bot"],
  adapters: [...PUBLISHED, "storage", "bot"],
  "config.ts": ["documents"],
  "index.ts": [...BELOW_BOT, "bot"],
};
/** Beneath every room: facts, clocks and waiting, the error family, where the compiled twin of a worker's file lies, the providers' names. */
export const BENEATH = ["errors.ts", "compiled.ts", "providers.ts", "facts", "time"];
