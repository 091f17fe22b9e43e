import { checkMessage, Flag } from "./check-message.js";
import { messagePayload } from "./payloads.js";
import { amend, post, withdraw } from "./posting.js";
import {
  alreadyAcknowledged,
  expiredToken,
  invalidForm,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from "./refusal.js";
import { type Answer, type Call, id, nothing, ok, type Route } from "./request.js";
import type { Interaction, Json, Message } from "./world.js";

const FIRST_ANSWER_MS = 3_000;
const TOKEN_MS = 15 * 60_000;
const Callback = { Message: 4, Defer: 5, DeferUpdate: 6, Update: 7, Complete: 8, Modal: 9 } as const;

const record = (value: unknown): Json => (typeof value === "object" && value !== null ? { ...value } : {});

const postFor = (call: Call, interaction: Interaction, body: Json, thinking: boolean): Message => {
  const flags = typeof body["flags"] === "number" ? body["flags"] : 0;
  const checked = thinking ? { content: "", flags, components: [] } : checkMessage(body, null);
  const message = post(call.world, call.gateway, call.world.channel(interaction.channelId), {
    ...checked,
    authorId: call.world.bot.id,
    webhook: true,
    thinking,
    onlyFor: (flags & Flag.Ephemeral) === 0 ? null : interaction.userId,
    replyTo: interaction.type === 3 && !thinking ? interaction.sourceMessageId : null,
    interaction: { id: interaction.id, userId: interaction.userId },
    allowedMentions: body["allowed_mentions"],
    mentionsByDefault: ["users"],
  });
  return message;
};

const acknowledge = (call: Call): Answer => {
  const interaction = call.world.interactions.get(id(call, 0));
  if (interaction === undefined || interaction.token !== id(call, 1)) throw unknownInteraction();
  if (interaction.acknowledged !== null) throw alreadyAcknowledged();
  if (call.world.now() - interaction.createdAt > FIRST_ANSWER_MS) throw unknownInteraction();
  const type = Number(call.body["type"]);
  const data = record(call.body["data"]);
  const source =
    interaction.sourceMessageId === null ? undefined : call.world.message(interaction.sourceMessageId);
  if ((interaction.type === 4) !== (type === Callback.Complete))
    throw invalidForm(["type"], "INTERACTION_TYPE", "This callback does not fit the interaction.");
  if (type === Callback.Message || type === Callback.Defer)
    interaction.originalId = postFor(call, interaction, data, type === Callback.Defer).id;
  else if (type === Callback.DeferUpdate || type === Callback.Update) {
    if (source === undefined)
      throw invalidForm(["type"], "INTERACTION_TYPE", "There is no message to update.");
    interaction.originalId = source.id;
    if (type === Callback.Update) amend(call.world, call.gateway, source, checkMessage(data, source));
  } else if (type === Callback.Complete) {
    const choices: unknown[] = Array.isArray(data["choices"]) ? data["choices"] : [];
    if (choices.length > 25)
      throw invalidForm(["data", "choices"], "BASE_TYPE_BAD_LENGTH", "Must be between 0 and 25 in length.");
    interaction.choices = choices.map((choice, index) => {
      const { name, value } = record(choice);
      for (const [key, text] of Object.entries({ name, value }))
        if (typeof text !== "string" || text.length < 1 || text.length > 100)
          throw invalidForm(
            ["data", "choices", index, key],
            "BASE_TYPE_BAD_LENGTH",
            "Must be between 1 and 100 in length.",
          );
      return { name: String(name), value: String(value) };
    });
  } else if (type === Callback.Modal) interaction.modal = data;
  else throw invalidForm(["type"], "BASE_TYPE_CHOICES", "Unknown callback type.");
  interaction.acknowledged = type;
  call.world.changed();
  return call.query.get("with_response") === "true"
    ? ok({ interaction: { id: interaction.id, type: interaction.type }, resource: null })
    : nothing;
};

const interactionOf = (call: Call): Interaction => {
  const found = [...call.world.interactions.values()].find((one) => one.token === id(call, 1));
  if (found === undefined) throw unknownWebhook();
  if (call.world.now() - found.createdAt > TOKEN_MS) throw expiredToken();
  if (found.acknowledged === null) throw unknownWebhook();
  return found;
};

const messageOf = (call: Call, interaction: Interaction): Message => {
  const wanted = id(call, 2) === "@original" ? interaction.originalId : id(call, 2);
  const message = wanted === null ? undefined : call.world.message(wanted);
  if (message === undefined || message.authorId !== call.world.bot.id) throw unknownMessage();
  return message;
};

const followUp = (call: Call): Answer => {
  const interaction = interactionOf(call);
  const original = interaction.originalId === null ? undefined : call.world.message(interaction.originalId);
  // Discord turns the first follow-up of a deferred answer into an edit of it and keeps who may see it.
  const message =
    original?.thinking === true
      ? amend(call.world, call.gateway, original, checkMessage(call.body, original))
      : postFor(call, interaction, call.body, false);
  return ok(messagePayload(call.world, message, true));
};

export const interactionRoutes: readonly Route[] = [
  { method: "POST", path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/, authorised: false, run: acknowledge },
  { method: "POST", path: /^\/webhooks\/(\d+)\/([^/]+)$/, authorised: false, run: followUp },
  {
    method: "GET",
    path: /^\/webhooks\/(\d+)\/([^/]+)\/messages\/([^/]+)$/,
    authorised: false,
    run: (call) => ok(messagePayload(call.world, messageOf(call, interactionOf(call)), true)),
  },
  {
    method: "PATCH",
    path: /^\/webhooks\/(\d+)\/([^/]+)\/messages\/([^/]+)$/,
    authorised: false,
    run: (call) => {
      const message = messageOf(call, interactionOf(call));
      const checked = checkMessage(call.body, message);
      return ok(messagePayload(call.world, amend(call.world, call.gateway, message, checked), true));
    },
  },
  {
    method: "DELETE",
    path: /^\/webhooks\/(\d+)\/([^/]+)\/messages\/([^/]+)$/,
    authorised: false,
    run: (call) => {
      withdraw(call.world, call.gateway, messageOf(call, interactionOf(call)));
      return nothing;
    },
  },
];
