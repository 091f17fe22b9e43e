import { createSlackAdapter, type SlackAdapter } from "../../../adapters/slack/slack-adapter.js";
import type { Log, SlackSettings, SlackTiming } from "../../../adapters/slack/slack-settings.js";
import { systemClock } from "../../../adapters/time/system-clock.js";
import type { Clock } from "../../../src/time/clock.js";
import { APP_TOKEN, BOT_TOKEN, type StandInSlack } from "../../loopback/slack/stand-in-slack.js";

/** Waits short enough for tests. */
export const QUICK: Partial<SlackTiming> = {
  callMs: 1_500,
  paceMs: 0,
  retryMs: 5,
  retryMostMs: 50,
  giveUpMs: 5_000,
  gatherMs: 10,
  handshakeMs: 500,
  pingMs: 400,
};

export interface Line {
  readonly level: string;
  readonly message: string;
  readonly fields: Record<string, unknown>;
}

export const listeningLog = (): { readonly log: Log; readonly lines: Line[] } => {
  const lines: Line[] = [];
  const at =
    (level: string) =>
    (fields: Record<string, unknown>, message: string): void => {
      lines.push({ level, message, fields });
    };
  return { log: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") }, lines };
};

/** The real adapter, in Socket Mode unless told otherwise, pointed at the stand-in. */
export const quickAdapter = (
  slack: StandInSlack,
  more: Partial<SlackSettings> = {},
  log: Log = listeningLog().log,
  clock: Clock = systemClock,
): SlackAdapter =>
  createSlackAdapter(
    {
      botToken: BOT_TOKEN,
      appToken: APP_TOKEN,
      signingSecret: null,
      apiUrl: slack.apiUrl,
      ...more,
      timing: { ...QUICK, ...more.timing },
    },
    log,
    clock,
  );
