import { webApi } from "@slack/bolt";

/** What a failed call of the Web API means for the caller. */
export type Failure =
  | { readonly kind: "limited"; readonly waitMs: number }
  /** Slack said no; asking again will not help. */
  | { readonly kind: "refused"; readonly error: string; readonly needed: string | null }
  /** It may or may not have been carried out. */
  | { readonly kind: "unknown"; readonly reason: string };

/** Refusals that are troubles of Slack's own. */
const TRANSIENT = [
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "team_added_to_org",
  "accesslimited",
];

const BAD_TOKEN = ["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"];

/** A failure that was understood where it happened. */
export class FailedCall extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
    this.name = "FailedCall";
  }
}

export const failureOf = (problem: unknown): Failure => {
  if (problem instanceof FailedCall) return problem.failure;
  if (problem instanceof webApi.WebAPIRateLimitedError)
    return { kind: "limited", waitMs: problem.retryAfter * 1000 };
  if (problem instanceof webApi.WebAPIPlatformError) {
    const { error } = problem.data;
    const needed: unknown = "needed" in problem.data ? problem.data.needed : null;
    if (error === "ratelimited" || error === "rate_limited") return { kind: "limited", waitMs: 1000 };
    if (TRANSIENT.includes(error)) return { kind: "unknown", reason: error };
    return { kind: "refused", error, needed: typeof needed === "string" ? needed : null };
  }
  if (problem instanceof webApi.WebAPIHTTPError)
    return { kind: "unknown", reason: `status ${problem.statusCode}` };
  if (problem instanceof webApi.WebAPIRequestError) return { kind: "unknown", reason: problem.original.name };
  return { kind: "unknown", reason: problem instanceof Error ? problem.name : "not an error" };
};

/** One sentence that tells a maintainer what to do about a refusal. */
export const cureOf = (error: string, needed: string | null): string => {
  if (error === "missing_scope")
    return `Add the scope ${needed ?? "that the method needs"} under "OAuth & Permissions", reinstall the app to the workspace and restart the bot.`;
  if (BAD_TOKEN.includes(error))
    return 'Copy the bot token (xoxb-...) from "OAuth & Permissions" into SLACK_BOT_TOKEN and restart the bot.';
  if (error === "not_allowed_token_type")
    return "Check that SLACK_BOT_TOKEN begins with xoxb- and SLACK_APP_TOKEN with xapp-.";
  if (error === "not_in_channel" || error === "channel_not_found")
    return "Invite the bot to the channel with /invite.";
  if (error === "is_archived") return "Unarchive the channel or ask elsewhere.";
  return `Look up the error ${error} in Slack's method reference.`;
};
