import { z } from "zod";
import { isAudienceName } from "../documents/audience.js";
import type { Environment, SettingName } from "./setting-names.js";

const port = z
  .string()
  .regex(/^\d{1,5}$/, "a port number from 0 to 65535")
  .transform(Number)
  .refine((value) => value <= 65_535, "a port number from 0 to 65535");

const url = z
  .string()
  .refine(
    (value) => /^https?:\/\//.test(value) && URL.canParse(value),
    "an address that begins with http:// or https://",
  )
  .transform((value) => value.replace(/\/+$/, ""));

const timezone = z.string().refine((value) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}, "a time zone such as Europe/Berlin");

const token = (prefix: string, where: string) =>
  z.string().refine((value) => value.startsWith(prefix), `a token that begins with ${prefix} (${where})`);

const amount = z
  .string()
  .regex(/^\d+(?:\.\d+)?$/, "a number such as 10 or 2.5")
  .transform(Number);
const seconds = amount
  .refine((value) => value >= 0.1 && value <= 60, "seconds from 0.1 to 60")
  .transform((value) => value * 1_000);
const price = z
  .string()
  .regex(
    /^\d+(?:\.\d+)?\/\d+(?:\.\d+)?$/,
    "the cost of a million tokens read and a million written, such as 0.25/2",
  )
  .transform((value) => {
    const [input = 0, output = 0] = value.split("/").map(Number);
    return { input, output };
  });

const SCHEMAS = {
  VERSE_DATA: z.string(),
  VERSE_DOCUMENTS: z.string(),
  VERSE_AUDIENCE: z
    .string()
    .refine(isAudienceName, "a label of lower-case letters, digits, - and _, such as public"),
  VERSE_TIMEZONE: timezone,
  VERSE_MODEL: z.string().regex(/^[a-z][a-z0-9_-]*:.+$/, "provider:model, such as openai:gpt-5-mini"),
  VERSE_MODEL_DEADLINE: seconds,
  VERSE_MODEL_TOKENS_PER_DAY: amount,
  VERSE_MODEL_COST_PER_DAY: amount,
  VERSE_MODEL_PRICE: price,
  VERSE_ENCODER: z.string(),
  VERSE_ENCODER_DEADLINE: seconds,
  VERSE_RERANKER: z.string(),
  VERSE_RERANKER_MODEL: z.string(),
  // Whatever else it holds, a header's line could not; a fault there would repeat the key.
  VERSE_RERANKER_KEY: z.string().regex(/^[\x21-\x7e]+$/, "a key of printable characters without spaces"),
  VERSE_RERANKER_DEADLINE: seconds,
  VERSE_CONFIG: z.string(),
  VERSE_HOST: z.string(),
  VERSE_PORT: port,
  VERSE_ADMIN_PORT: port,
  VERSE_PUBLIC_URL: url,
  SLACK_BOT_TOKEN: token("xoxb-", "OAuth & Permissions, Bot User OAuth Token"),
  SLACK_APP_TOKEN: token("xapp-", "Basic Information, App-Level Tokens"),
  SLACK_SIGNING_SECRET: z.string(),
  SLACK_API_URL: url,
  DISCORD_TOKEN: z.string(),
  DISCORD_API_URL: url,
  DATABASE_URL: z.string(),
} satisfies Record<SettingName, z.ZodType>;

export type Values = { [Name in SettingName]?: z.infer<(typeof SCHEMAS)[Name]> };

/** Checks the given settings; every fault is one sentence with the name, what was expected and what came. */
export function parseSettings(
  env: Environment,
  given: readonly SettingName[],
): { values: Values; faults: string[] } {
  const faults: string[] = [];
  const accepted: Record<string, unknown> = {};
  for (const name of given) {
    const parsed = SCHEMAS[name].safeParse(env[name]);
    if (parsed.success) accepted[name] = parsed.data;
    else
      faults.push(
        `${name} must be ${parsed.error.issues[0]?.message}; it is ${shown(name, env[name] ?? "")}.`,
      );
  }
  return { values: accepted as Values, faults };
}

/** Secrets are never repeated. */
const shown = (name: string, value: string): string =>
  /TOKEN|SECRET|DATABASE|_KEY$/.test(name) ? `${value.length} characters that do not` : JSON.stringify(value);
