/** The steps of the stored form; step n leads from version n to n + 1. A published step never changes. */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE claims (
      event_key TEXT PRIMARY KEY, claim_id TEXT NOT NULL, owner TEXT NOT NULL, state TEXT NOT NULL,
      lease_until BIGINT NOT NULL, expires_at BIGINT NOT NULL)`,
    "CREATE INDEX claims_by_id ON claims (claim_id)",
    "CREATE INDEX claims_by_expiry ON claims (expires_at)",
    `CREATE TABLE questions (
      id TEXT PRIMARY KEY, asked_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, platform TEXT NOT NULL,
      person_key TEXT NOT NULL, place_key TEXT NOT NULL, thread_key TEXT NOT NULL, message_key TEXT,
      audience TEXT NOT NULL, private INTEGER NOT NULL, logged INTEGER NOT NULL,
      outcome TEXT NOT NULL, generation TEXT NOT NULL, answer TEXT NOT NULL)`,
    "CREATE INDEX questions_by_time ON questions (asked_at)",
    "CREATE INDEX questions_by_person ON questions (person_key)",
    "CREATE INDEX questions_by_message ON questions (message_key)",
    "CREATE INDEX questions_by_expiry ON questions (expires_at)",
    `CREATE TABLE quotes (
      question_id TEXT NOT NULL, position INTEGER NOT NULL, document TEXT NOT NULL, version TEXT NOT NULL,
      start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, PRIMARY KEY (question_id, position))`,
    "CREATE INDEX quotes_by_document ON quotes (document, version)",
    `CREATE TABLE feedback (
      question_id TEXT NOT NULL, person_key TEXT NOT NULL, vote TEXT NOT NULL, reason TEXT, at BIGINT NOT NULL,
      PRIMARY KEY (question_id, person_key))`,
    "CREATE INDEX feedback_by_person ON feedback (person_key)",
    "CREATE TABLE help_requests (question_id TEXT PRIMARY KEY, asked_at BIGINT NOT NULL, resolved_at BIGINT)",
    "CREATE TABLE deliveries (question_id TEXT NOT NULL, ref TEXT NOT NULL, PRIMARY KEY (question_id, ref))",
    `CREATE TABLE turns (
      thread_key TEXT NOT NULL, at BIGINT NOT NULL, question TEXT NOT NULL, documents TEXT NOT NULL,
      person_key TEXT NOT NULL, expires_at BIGINT NOT NULL)`,
    "CREATE INDEX turns_by_thread ON turns (thread_key, at)",
    "CREATE INDEX turns_by_person ON turns (person_key)",
    "CREATE INDEX turns_by_expiry ON turns (expires_at)",
    "CREATE TABLE budgets (bucket TEXT PRIMARY KEY, tokens DOUBLE PRECISION NOT NULL, at BIGINT NOT NULL)",
  ],
  [
    "CREATE TABLE spending (day TEXT PRIMARY KEY, tokens DOUBLE PRECISION NOT NULL, cost DOUBLE PRECISION NOT NULL)",
    "ALTER TABLE questions ADD COLUMN model TEXT",
  ],
];
