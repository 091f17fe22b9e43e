import type { Json } from "./world.js";

/** What Discord answers instead of doing as asked. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors: Json | undefined = undefined,
  ) {
    super(message);
  }

  body(): Json {
    return {
      code: this.code,
      message: this.message,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
    };
  }
}

export const unknownChannel = () => new Refusal(404, 10003, "Unknown Channel");
export const unknownMessage = () => new Refusal(404, 10008, "Unknown Message");
export const unknownWebhook = () => new Refusal(404, 10015, "Unknown Webhook");
export const unknownInteraction = () => new Refusal(404, 10062, "Unknown interaction");
export const alreadyAcknowledged = () =>
  new Refusal(400, 40060, "Interaction has already been acknowledged.");
export const emptyMessage = () => new Refusal(400, 50006, "Cannot send an empty message");
export const closedToMessages = () => new Refusal(403, 50007, "Cannot send messages to this user");
export const missingAccess = () => new Refusal(403, 50001, "Missing Access");
export const missingPermissions = () => new Refusal(403, 50013, "Missing Permissions");
export const expiredToken = () => new Refusal(401, 50027, "Invalid Webhook Token");
export const unauthorised = () => new Refusal(401, 0, "401: Unauthorized");

/** 50035 with Discord's nested form: a path of keys ends in `_errors`. */
export const invalidForm = (path: readonly (string | number)[], code: string, message: string): Refusal => {
  let errors: Json = { _errors: [{ code, message }] };
  for (const key of [...path].reverse()) errors = { [String(key)]: errors };
  return new Refusal(400, 50035, "Invalid Form Body", errors);
};
