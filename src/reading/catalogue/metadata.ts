import { PUBLIC } from "../../documents/audience.js";
import type { DocumentMetadata } from "../../documents/document.js";
import type { Reading } from "../reader.js";
import type { Entry } from "./entry-schema.js";

/** What is known of a document: its catalogue entry, else what its file says, else the defaults. */
export function metadataOf(entry: Entry | undefined, hints: Reading["hints"], id: string): DocumentMetadata {
  return {
    title: entry?.title ?? hints.title ?? id,
    issuer: entry?.issuer ?? null,
    jurisdiction: entry?.jurisdiction ?? null,
    kind: entry?.kind ?? "other",
    published: entry?.published ?? null,
    effectiveFrom: entry?.["effective-from"] ?? null,
    effectiveUntil: entry?.["effective-until"] ?? null,
    supersedes: entry?.supersedes ?? null,
    language: entry?.language ?? hints.language,
    authoritativeLanguage: entry?.["authoritative-language"] ?? null,
    url: entry?.url ?? null,
    audience: entry?.audience ?? PUBLIC,
    owner: entry?.owner ?? null,
    caution: entry?.caution ?? null,
  };
}
