import type { IncomingMessage } from "../../../src/bot/message.js";

/** Where a reply to a received message can go. */
export interface ReplyTarget {
  /** The first of the event's ids that a repetition carries too: one reply for each. */
  readonly key: string;
  readonly channel: string;
  readonly user: string;
  /** The workspace of the person, who may be a guest from another one; null where it is not told. */
  readonly userTeam: string | null;
  /** Where a public reply is collected; null posts in the channel itself. */
  readonly threadTs: string | null;
  /** Where a private reply is shown: not in a thread that has no other message yet, since it is not visible there. */
  readonly privateThreadTs: string | null;
  readonly direct: boolean;
  readonly responseUrl: string | null;
  readonly triggerId: string | null;
  /** The bot's message whose button was pressed. */
  readonly pressed: { readonly ts: string; readonly ephemeral: boolean; readonly text: string } | null;
  /** Time stamps of streamed messages that a process left open when it died under this question. */
  readonly leftOpen: readonly string[];
  /** Only the response_url may answer, as for a command given where the bot is no member. */
  readonly viaResponseUrl: boolean;
}

/** What came from Slack, in the bot's terms, and where its reply goes. */
export interface ReceivedMessage {
  readonly message: IncomingMessage;
  readonly target: ReplyTarget;
}

/** The bot's own identity, from auth.test. */
export interface BotIdentity {
  readonly userId: string;
  readonly botId: string;
  readonly teamId: string;
}
