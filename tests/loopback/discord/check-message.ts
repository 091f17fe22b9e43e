import { checkComponents } from "./check-components.js";
import { emptyMessage, invalidForm } from "./refusal.js";
import type { Json, Message } from "./world.js";

export const Flag = { SuppressEmbeds: 4, Ephemeral: 64, ComponentsV2: 32768 } as const;

export interface CheckedMessage {
  readonly content: string;
  readonly flags: number;
  readonly components: readonly Json[];
}

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === "number" ? value : otherwise;
const stringOr = (value: unknown, otherwise: string): string =>
  typeof value === "string" ? value : otherwise;

const checkLegacy = (body: Json): void => {
  if (typeof body["content"] === "string" && body["content"].length > 2000)
    throw invalidForm(["content"], "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.");
};

const checkV2 = (body: Json): void => {
  for (const field of ["content", "embeds", "poll", "sticker_ids"]) {
    const value = body[field];
    if (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0))
      continue;
    throw invalidForm(
      [field],
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
      `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  }
};

const checkMentions = (body: Json): void => {
  const allowed = body["allowed_mentions"];
  if (typeof allowed !== "object" || allowed === null) return;
  const { parse, roles, users }: Json = { ...allowed };
  const parsed: unknown[] = Array.isArray(parse) ? parse : [];
  for (const [kind, ids] of [
    ["roles", roles],
    ["users", users],
  ] as const) {
    if (parsed.includes(kind) && Array.isArray(ids) && ids.length > 0)
      throw invalidForm(
        ["allowed_mentions"],
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
  }
};

/** Checks a message to create (`before` null) or to edit, and returns what it becomes. */
export const checkMessage = (body: Json, before: Message | null): CheckedMessage => {
  const wanted = numberOr(body["flags"], before?.flags ?? 0);
  const sticky = before === null ? 0 : before.flags & (Flag.ComponentsV2 | Flag.Ephemeral);
  const flags = wanted | sticky;
  const v2 = (flags & Flag.ComponentsV2) !== 0;
  if (typeof body["nonce"] === "string" && body["nonce"].length > 25)
    throw invalidForm(["nonce"], "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
  checkMentions(body);
  if (v2) checkV2(body);
  else checkLegacy(body);
  if (body["components"] !== undefined && body["components"] !== null)
    checkComponents(body["components"], v2);
  const components = Array.isArray(body["components"])
    ? body["components"].map((item: unknown): Json => ({ ...(item as Json) }))
    : (before?.components ?? []);
  const becomesV2 = before !== null && (before.flags & Flag.ComponentsV2) === 0 && v2;
  const content = v2 || becomesV2 ? "" : stringOr(body["content"], before?.content ?? "");
  if (content.trim() === "" && components.length === 0) throw emptyMessage();
  return { content: content.trim(), flags, components };
};
