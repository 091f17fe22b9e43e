import { type DestinationStream, type Logger, pino } from "pino";

/** What the bot says to its maintainers; never a question's text, never a token. */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

const TOKEN =
  /\b(?:xox[a-z]-[\w-]+|xapp-[\w-]+|sk-[\w-]{8,}|gh[pousr]_\w{20,}|[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,})|\bBearer\s+\S+/giu;

/** Takes tokens out of a text wherever they stand, and cuts what is too long to be a message. */
export const redacted = (text: string): string => text.replace(TOKEN, "[redacted]").slice(0, 2_000);

/** An error as it may stand in a log: its names and messages, redacted; no stack of request objects. */
const loggedError = (error: unknown, depth = 0): Record<string, unknown> => {
  if (!(error instanceof Error)) return { message: redacted(String(error)) };
  return {
    name: error.name,
    message: redacted(error.message),
    ...("code" in error ? { code: redacted(String(error.code)) } : {}),
    stack: redacted(error.stack ?? "")
      .split("\n")
      .slice(1, 6)
      .map((line) => line.trim()),
    ...(error.cause === undefined || depth > 2 ? {} : { cause: loggedError(error.cause, depth + 1) }),
  };
};

/** Structured lines on `stream`; level "info" by default. */
export const createLog = (stream: DestinationStream, level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        err: (error: unknown) => loggedError(error),
        error: (error: unknown) => loggedError(error),
      },
      redact: {
        paths: [
          "token",
          "*.token",
          "authorization",
          "*.authorization",
          "*.headers",
          "headers",
          "text",
          "*.text",
        ],
        censor: "[redacted]",
      },
      hooks: {
        logMethod(args, method) {
          const [first, second, ...rest] = args;
          if (typeof first === "string") method.apply(this, [redacted(first)]);
          else method.apply(this, [first, typeof second === "string" ? redacted(second) : second, ...rest]);
        },
      },
    },
    stream,
  );
