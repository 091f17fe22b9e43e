import { webApi } from "@slack/bolt";
import { VerseError } from "../../../src/errors.js";

/** What a failed call of the Web API means for the caller. */
export type Failure =
  | { readonly kind: "limited"; readonly waitMs: number }
  | Refusal
  /** It may or may not have been carried out. */
  | { readonly kind: "unknown"; readonly reason: string };

/** Slack said no; asking again will not help. `needed` is the missing scope, where Slack names one. */
export interface Refusal {
  readonly kind: "refused";
  readonly error: string;
  readonly needed: string | null;
}

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
const BAD_LAYOUT = ["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"];
const NOT_MEMBER = ["not_in_channel", "channel_not_found", "user_not_in_channel"];
const GONE = ["message_not_found", "cant_delete_message"];
const NOT_ALLOWED = ["missing_scope", "unknown_method", "not_allowed_token_type", "access_denied"];

const isRefusedAs = (failure: Failure, errors: readonly string[]): boolean =>
  failure.kind === "refused" && errors.includes(failure.error);

/** Slack does not take the blocks; the same words without them are better than nothing. */
export const isBadLayout = (failure: Failure): boolean => isRefusedAs(failure, BAD_LAYOUT);

/** The bot may not post there; only an interaction's response_url still can. */
export const isNotMember = (failure: Failure): boolean => isRefusedAs(failure, NOT_MEMBER);

/** There is nothing left to delete. */
export const isGone = (failure: Failure): boolean => isRefusedAs(failure, GONE);

/** Every further call of the method would be refused too. */
export const isNotAllowed = (failure: Failure): boolean => isRefusedAs(failure, NOT_ALLOWED);

export const isMissingScope = (failure: Failure): boolean => isRefusedAs(failure, ["missing_scope"]);

/** The reader pressed Stop on a message that is being streamed. */
export const isStoppedByReader = (failure: Failure): boolean => isRefusedAs(failure, ["stopped_by_user"]);

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
export const cureOf = ({ error, needed }: Omit<Refusal, "kind">): string => {
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

/** Why the bot cannot start, with what to do about it. */
export const startFailure = (refusal: Omit<Refusal, "kind">, cause?: unknown): VerseError =>
  new VerseError({
    code: "platform",
    problem: `Slack refused to let the bot in: ${refusal.error}.`,
    cure: cureOf(refusal),
    cause,
  });
