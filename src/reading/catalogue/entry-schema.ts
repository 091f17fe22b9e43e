import { z } from "zod";
import { isAudienceName, PUBLIC } from "../../documents/audience.js";
import { DOCUMENT_KINDS } from "../../documents/document.js";
import { isPartialDate } from "../../documents/validity.js";

const words = z.string("must be words").trim().min(1, "must not be empty");

/** YAML reads a bare year as a number. */
const date = z
  .union([z.string(), z.int()], "must be a date")
  .transform(String)
  .refine(isPartialDate, "must be a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD");

/** One document of the catalogue, with the keys as they are written there. */
export const entrySchema = z.strictObject({
  title: words.optional(),
  issuer: words.optional(),
  jurisdiction: words.optional(),
  kind: z.enum(DOCUMENT_KINDS, `must be one of ${DOCUMENT_KINDS.join(", ")}`).default("other"),
  published: date.optional(),
  "effective-from": date.optional(),
  "effective-until": date.optional(),
  supersedes: words.optional(),
  language: words.optional(),
  "authoritative-language": words.optional(),
  url: z
    .url({ protocol: /^https?$/, error: "must be a web address that begins with https:// or http://" })
    .optional(),
  audience: words.refine(isAudienceName, "must be lower-case letters, digits, - and _").default(PUBLIC),
  owner: words.optional(),
  caution: words.optional(),
});

export type Entry = z.infer<typeof entrySchema>;

export const ENTRY_KEYS: readonly string[] = Object.keys(entrySchema.shape);
