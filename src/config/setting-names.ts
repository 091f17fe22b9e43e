/** Where settings come from: names and texts. */
export type Environment = Readonly<Record<string, string | undefined>>;

export const SETTINGS = [
  "VERSE_DATA",
  "VERSE_DOCUMENTS",
  "VERSE_AUDIENCE",
  "VERSE_TIMEZONE",
  "VERSE_MODEL",
  "VERSE_MODEL_DEADLINE",
  "VERSE_MODEL_TOKENS_PER_DAY",
  "VERSE_MODEL_COST_PER_DAY",
  "VERSE_MODEL_PRICE",
  "VERSE_ENCODER",
  "VERSE_ENCODER_DEADLINE",
  "VERSE_RERANKER",
  "VERSE_RERANKER_MODEL",
  "VERSE_RERANKER_KEY",
  "VERSE_RERANKER_DEADLINE",
  "VERSE_CONFIG",
  "VERSE_HOST",
  "VERSE_PORT",
  "VERSE_ADMIN_PORT",
  "VERSE_PUBLIC_URL",
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_API_URL",
  "DISCORD_TOKEN",
  "DISCORD_API_URL",
  "DATABASE_URL",
] as const;
/** Of these any text will do, so there is nothing to check. */
export const FREE_TEXTS = [
  "VERSE_DATA",
  "VERSE_DOCUMENTS",
  "VERSE_ENCODER",
  "VERSE_CONFIG",
  "VERSE_HOST",
  "SLACK_SIGNING_SECRET",
  "DISCORD_TOKEN",
  "DATABASE_URL",
] as const satisfies readonly (typeof SETTINGS)[number][];
export type SettingName = (typeof SETTINGS)[number];
