export type Phase = "reading" | "indexing" | "encoding" | "publishing" | "asking";

/** Told how far a long piece of work has come; prints where the command wants it, or nowhere. */
export interface Progress {
  step(phase: Phase, done: number, total: number): void;
  /** Leaves the line to others. */
  end(): void;
}

export const SILENT: Progress = { step: () => undefined, end: () => undefined };
