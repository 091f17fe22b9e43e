import { LogLevel, type webApi } from "@slack/bolt";
import type { Log } from "../slack-settings.js";

const MOST = 300;

const sentence = (parts: readonly unknown[]): string =>
  parts
    .map((part) => (part instanceof Error ? part.message : String(part)))
    .join(" ")
    .slice(0, MOST);

/** Bolt's lines in our log. Its debug lines carry whole payloads and are left out. */
export const createBoltLogger = (log: Log): webApi.Logger => ({
  debug: () => undefined,
  info: (...parts) => log.debug({ from: "bolt" }, sentence(parts)),
  warn: (...parts) => log.warn({ from: "bolt" }, sentence(parts)),
  error: (...parts) => log.warn({ from: "bolt" }, sentence(parts)),
  setLevel: () => undefined,
  getLevel: () => LogLevel.INFO,
  setName: () => undefined,
});
