import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { VerseError } from "../../../src/errors.js";
import type { Self } from "../read/received-message.js";
import type { Clock, Log, SlackTiming } from "../slack-settings.js";
import { attempt, waitAfter } from "./slack-calls.js";
import { cureOf } from "./slack-failures.js";
import type { Health } from "./slack-health.js";
import { scopesFor } from "./slack-manifest.js";

const identity = z.looseObject({
  user_id: z.string(),
  bot_id: z.string(),
  team_id: z.string(),
  response_metadata: z.looseObject({ scopes: z.array(z.string()).optional() }).optional(),
});

export const refusedStart = (error: string, needed: string | null, cause: unknown = undefined): VerseError =>
  new VerseError({
    code: "platform",
    problem: `Slack refused to let the bot in: ${error}.`,
    cure: cureOf(error, needed),
    cause,
  });

const nameMissingScopes = (granted: readonly string[], health: Health, log: Log): void => {
  const missing = scopesFor().filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return;
  const sentence = `The Slack app lacks the scopes ${missing.join(", ")}: add them under "OAuth & Permissions", reinstall the app and restart, or leave them out on purpose and do without what they serve.`;
  log.warn({ missing }, sentence);
  health.warn(sentence);
};

/**
 * Who the bot is; keeps asking while Slack cannot be reached. Null when stopped meanwhile. Throws VerseError
 * `platform` when Slack refuses the token.
 */
export const learnSelf = async (
  client: webApi.WebClient,
  parts: { readonly timing: SlackTiming; readonly clock: Clock; readonly log: Log; readonly health: Health },
  signal: AbortSignal,
): Promise<Self | null> => {
  for (let tries = 1; !signal.aborted; tries += 1) {
    const result = await attempt<unknown>(() => client.auth.test());
    if (result.ok) {
      const read = identity.safeParse(result.value);
      if (!read.success) throw refusedStart("auth.test did not say who the bot is", null, read.error);
      const granted = read.data.response_metadata?.scopes;
      if (granted !== undefined) nameMissingScopes(granted, parts.health, parts.log);
      return { userId: read.data.user_id, botId: read.data.bot_id, teamId: read.data.team_id };
    }
    const { failure } = result;
    if (failure.kind === "refused") throw refusedStart(failure.error, failure.needed);
    parts.health.set("starting", "Slack cannot be reached; the bot keeps trying.");
    const wait = failure.kind === "limited" ? failure.waitMs : waitAfter(tries, parts.timing);
    await parts.clock.sleep(wait, signal);
  }
  return null;
};
