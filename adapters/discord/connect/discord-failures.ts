import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from "discord.js";
import { VerseError } from "../../../src/errors.js";

const has = (error: unknown, ...codes: number[]): boolean =>
  error instanceof DiscordAPIError && codes.includes(Number(error.code));

/** The interaction can no longer be answered: too late, its token has run out, or its message is gone. */
export const isExpired = (error: unknown): boolean =>
  has(
    error,
    RESTJSONErrorCodes.UnknownInteraction,
    RESTJSONErrorCodes.InvalidWebhookToken,
    RESTJSONErrorCodes.UnknownWebhook,
    RESTJSONErrorCodes.UnknownMessage,
  );

export const isAnsweredElsewhere = (error: unknown): boolean =>
  has(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged);

/** There is nothing left to do it to. */
export const isGone = (error: unknown): boolean =>
  has(error, RESTJSONErrorCodes.UnknownMessage, RESTJSONErrorCodes.UnknownChannel);

/** The person takes no private messages: their choice, and no fault of the bot or the server. */
export const isClosedToUs = (error: unknown): boolean =>
  has(error, RESTJSONErrorCodes.CannotSendMessagesToThisUser);

/** Discord did not take the components; the same words go out as plain text. */
export const refusesComponents = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  Number(error.code) === RESTJSONErrorCodes.InvalidFormBodyOrContentType &&
  /component|flags/i.test(error.message);

/** Why the bot cannot start, with what to do about it. */
export const startFailure = (error: unknown): VerseError => {
  if (error instanceof VerseError) return error;
  const problem = (text: string, cure: string) =>
    new VerseError({ code: "platform", problem: text, cure, cause: error });
  const words = error instanceof Error ? error.message : String(error);
  if (/disallowed intents/i.test(words))
    return problem(
      "Discord refused the message content intent.",
      'Switch on "Message Content Intent" under Bot in the Discord developer portal, or switch the setting off here.',
    );
  if (/token was provided|tokeninvalid|401|authentication failed/i.test(words))
    return problem(
      "Discord refused the bot token.",
      "Copy the token again from Bot in the Discord developer portal into DISCORD_TOKEN.",
    );
  if (error instanceof HTTPError || error instanceof DiscordAPIError)
    return problem(
      `Discord answered ${error.status} when the bot wanted to connect.`,
      "Wait a minute and start the bot again; see https://discordstatus.com if it goes on.",
    );
  return problem(
    "Discord could not be reached.",
    "Check the network and DISCORD_API_URL, then start the bot again.",
  );
};
