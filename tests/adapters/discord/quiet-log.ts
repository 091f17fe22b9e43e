import type { Log } from "../../../src/bot/log.js";

export interface Line {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly fields: unknown;
  readonly message: string;
}

/** Keeps what was logged, for tests to look at. */
export const quietLog = (): { readonly log: Log; readonly lines: Line[] } => {
  const lines: Line[] = [];
  const at =
    (level: Line["level"]) =>
    (first: unknown, second?: unknown): void => {
      const alone = typeof first === "string";
      lines.push({ level, fields: alone ? {} : first, message: alone ? first : String(second) });
    };
  return { log: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") }, lines };
};
