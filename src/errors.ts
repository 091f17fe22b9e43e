/** Every code an error of this program can carry. The code is stable: scripts and logs may rely on it. */
export type ErrorCode =
  | "wrong-use" // the caller's words or input are off
  | "bad-settings" // environment, catalogue or configuration file
  | "bad-document" // a source file cannot be read as a document
  | "no-index" // nothing has been published yet
  | "bad-index" // a generation is damaged or was built for something else
  | "newer-index" // written by a newer version of this program
  | "busy" // another process holds the lock
  | "storage" // disk full, read-only, missing permission
  | "encoder" // the encoder failed or is missing
  | "model" // the language model failed or is missing
  | "platform" // a chat platform refused something
  | "bad-quote" // a quote is not a slice of its document
  | "internal"; // a fault of this program

export interface ErrorParts {
  readonly code: ErrorCode;
  /** What went wrong, one sentence without the cure. */
  readonly problem: string;
  /** What the reader does now, one sentence. */
  readonly cure: string;
  readonly expected?: string;
  readonly got?: string;
  readonly cause?: unknown;
}

/** The one error family. The message always ends with the cure. */
export class VerseError extends Error {
  readonly code: ErrorCode;
  readonly problem: string;
  readonly cure: string;
  readonly expected: string | undefined;
  readonly got: string | undefined;

  constructor(parts: ErrorParts) {
    const seen = [
      parts.expected === undefined ? "" : ` Expected ${parts.expected}.`,
      parts.got === undefined ? "" : ` Got ${parts.got}.`,
    ].join("");
    super(`${parts.problem}${seen} ${parts.cure}`, parts.cause === undefined ? {} : { cause: parts.cause });
    this.name = "VerseError";
    this.code = parts.code;
    this.problem = parts.problem;
    this.cure = parts.cure;
    this.expected = parts.expected;
    this.got = parts.got;
  }
}
