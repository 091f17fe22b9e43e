import { z } from "zod";

/** Who may see what, where the bot answers, and how much: the content of the configuration file. */

/** Ids of platforms are text; a bare number in the file arrives as bigint and keeps all its digits. */
const id = z.union([z.string().min(1), z.bigint().transform(String)]);
const ids = z.array(id).default([]);
const audience = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "expected a label of lower-case letters, digits and hyphens");

const placeSchema = z.strictObject({
  audience: audience.optional(),
  answer: z.enum(["mention", "every-question", "never"]).optional(),
});
const workspaceSchema = placeSchema.extend({ forums: ids, "maintainer-roles": ids });

const platformSchema = z.strictObject({
  maintainers: ids,
  channels: z.record(z.string(), placeSchema).default({}),
  workspaces: z.record(z.string(), workspaceSchema).default({}),
  guilds: z.record(z.string(), workspaceSchema).default({}),
  people: z.record(z.string(), z.strictObject({ audience })).default({}),
  /** Where reading messages that do not name the bot is a right of its own: ask for it. */
  "message-content": z.boolean().default(false),
});

const positive = z.union([z.number(), z.bigint().transform(Number)]).pipe(z.number().positive());

const GENERAL_KEYS = ["people", "limits", "log"] as const;

const generalSchema = z.strictObject({
  people: z.strictObject({ "ask-a-person": z.record(z.string(), id).default({}) }).optional(),
  limits: z
    .strictObject({
      "person-per-minute": positive.default(6),
      "person-per-hour": positive.default(60),
      "place-per-minute": positive.default(30),
    })
    .prefault({}),
  log: z
    .strictObject({ questions: z.boolean().default(true), "retention-days": positive.default(90) })
    .prefault({}),
});

export type PlatformRules = z.infer<typeof platformSchema>;
export type PlaceRules = z.infer<typeof placeSchema>;
export type WorkspaceRules = z.infer<typeof workspaceSchema>;

export type Rules = z.infer<typeof generalSchema> & {
  readonly platforms: Readonly<Record<string, PlatformRules>>;
};

/** The schema of a file in which the given platforms may have a part. */
export const rulesSchema = (platforms: readonly string[]) =>
  z.strictObject({
    ...generalSchema.shape,
    ...Object.fromEntries(platforms.map((name) => [name, platformSchema.optional()])),
  });

/** What an empty file means. */
export const defaultRules = (): Rules => ({ ...generalSchema.parse({}), platforms: {} });

/** Brings what the schema let through into one shape. */
export const toRules = (value: unknown, platforms: readonly string[]): Rules => {
  const record = z.record(z.string(), z.unknown()).parse(value);
  const general = Object.fromEntries(GENERAL_KEYS.map((key) => [key, record[key]]));
  return {
    ...generalSchema.parse(general),
    platforms: Object.fromEntries(
      platforms
        .filter((name) => record[name] !== undefined)
        .map((name) => [name, platformSchema.parse(record[name])]),
    ),
  };
};
