import type { SlackAdapter } from "../../../adapters/slack/slack-adapter.js";
import type { SlackSettings } from "../../../adapters/slack/slack-settings.js";
import type { Session } from "../../../src/bot/chat-adapter.js";
import type { IncomingMessage } from "../../../src/bot/message.js";
import type { Reply } from "../../../src/bot/reply.js";
import type { Clock } from "../../../src/time/clock.js";
import { type StandInOptions, StandInSlack } from "../../loopback/slack/stand-in-slack.js";
import { type Line, listeningLog, quickAdapter } from "./quick-adapter.js";

export type Script = (message: IncomingMessage, session: Session) => Promise<Reply | null> | Reply | null;

export interface Scene {
  readonly slack: StandInSlack;
  readonly adapter: SlackAdapter;
  /** Everything the handler was given. */
  readonly seen: IncomingMessage[];
  /** What the handler was told about where its replies were put. */
  readonly refs: string[];
  readonly lines: Line[];
  /** Replaces what the handler does. */
  play(script: Script): void;
  end(): Promise<void>;
}

export interface SceneOptions extends StandInOptions {
  readonly settings?: Partial<SlackSettings>;
  readonly clock?: Clock;
  readonly start?: boolean;
}

/** The stand-in, the real adapter on the real Bolt client, and a handler that answers as the script says. */
export const openScene = async (script: Script, options: SceneOptions = {}): Promise<Scene> => {
  const slack = await StandInSlack.start(options);
  slack.workspace.addChannel("C0GEN");
  slack.workspace.addChannel("D0ANN");
  const { log, lines } = listeningLog();
  const adapter = quickAdapter(slack, options.settings, log, options.clock);
  const seen: IncomingMessage[] = [];
  const refs: string[] = [];
  let current = script;
  const starting = adapter.start(async (message, session) => {
    seen.push(message);
    const reply = await current(message, session);
    return reply === null ? null : { reply, delivered: async (ref) => void refs.push(ref) };
  });
  if (options.start === false) starting.catch(() => undefined);
  else await starting;
  return {
    slack,
    adapter,
    seen,
    refs,
    lines,
    play: (next) => {
      current = next;
    },
    end: async () => {
      await adapter.stop(100);
      await slack.stop();
    },
  };
};

/** Resolves with the first truthy value; fails with what was last there. */
export const until = async <T>(look: () => T | undefined | null | false, ms = 4_000): Promise<T> => {
  const end = Date.now() + ms;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain for: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
};

/** Long enough for anything wrong to happen that is going to happen. */
export const settle = (ms = 60): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
