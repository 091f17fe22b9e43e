export type SqlValue = string | number | null;
export type Row = Readonly<Record<string, SqlValue>>;

export interface Statement {
  /** Plain SQL with `?` for each parameter. */
  readonly sql: string;
  readonly params?: readonly SqlValue[];
}

/** The narrow door to an SQL engine: everything above it is plain SQL, so that another engine can stand behind it. */
export interface Database {
  /**
   * Runs the statements in one writing transaction, in order; all or none take effect and are durable when it
   * resolves. Returns the rows of each. Throws VerseError `storage`.
   */
  run(statements: readonly Statement[]): Promise<Row[][]>;
  /** Writes a consistent copy to a file that must not exist. */
  backup(file: string): Promise<void>;
  /** Faults found in the stored data; empty when it is sound. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}
