import { z } from "zod";
import type { BotIdentity } from "../read/received-message.js";
import { attempt, type SlackCalls } from "./slack-calls.js";
import { startFailure } from "./slack-failures.js";
import type { SlackHealth } from "./slack-health.js";
import { scopesFor } from "./slack-manifest.js";

const identity = z.looseObject({
  user_id: z.string(),
  bot_id: z.string(),
  team_id: z.string(),
  response_metadata: z.looseObject({ scopes: z.array(z.string()).optional() }).optional(),
});

/**
 * Who the bot is, from auth.test; keeps asking while Slack cannot be reached. Null when stopped meanwhile. Throws
 * VerseError `platform` when Slack refuses the token.
 */
export const learnIdentity = async (
  calls: SlackCalls,
  health: SlackHealth,
  signal: AbortSignal,
): Promise<BotIdentity | null> => {
  for (let tries = 1; !signal.aborted; tries += 1) {
    const result = await attempt<unknown>(() => calls.client.auth.test());
    if (result.ok) {
      const read = identity.safeParse(result.value);
      if (!read.success)
        throw startFailure({ error: "auth.test did not say who the bot is", needed: null }, read.error);
      const { user_id, bot_id, team_id, response_metadata } = read.data;
      warnOfMissingScopes(response_metadata?.scopes, health);
      return { userId: user_id, botId: bot_id, teamId: team_id };
    }
    const { failure } = result;
    if (failure.kind === "refused") throw startFailure(failure);
    health.set("starting", "Slack cannot be reached; the bot keeps trying.");
    await calls.sleep(calls.waitAfter(failure, tries, Number.POSITIVE_INFINITY) ?? 0, signal);
  }
  return null;
};

/** Undefined where Slack does not say which scopes were granted. */
const warnOfMissingScopes = (granted: readonly string[] | undefined, health: SlackHealth): void => {
  const missing = scopesFor().filter((scope) => granted?.includes(scope) === false);
  if (missing.length === 0) return;
  const sentence = `The Slack app lacks the scopes ${missing.join(", ")}: add them under "OAuth & Permissions", reinstall the app and restart, or leave them out on purpose and do without what they serve.`;
  health.log.warn({ missing }, sentence);
  health.warn(sentence);
};
