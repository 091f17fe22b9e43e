import { z } from "zod";
import { FORMAT, isFileName, isGenerationId } from "./layout.js";

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const documentReportSchema = z.object({
  id: z.string(),
  /** Relative to the documents' folder. */
  path: z.string(),
  /** SHA-256 of the stored text; of a removed document the last one that was indexed. */
  version: sha256,
  status: z.enum(["added", "changed", "unchanged", "removed"]),
  warnings: z.array(z.string()),
});

export const factsSchema = z.object({
  /** The encoder of the vectors; `null` where the generation has none. */
  encoder: z.object({ fingerprint: z.string().min(1), dimension: z.int().positive() }).nullable(),
  counts: z.object({ documents: count, passages: count, sentences: count }),
  documentsFolder: z.string(),
  documents: z.array(documentReportSchema),
  /** Settings of whoever built the generation that have no field of their own. */
  extra: z.record(z.string(), z.json()),
});

export const manifestSchema = factsSchema.extend({
  format: z.literal(FORMAT),
  id: z.string().refine(isGenerationId),
  builtAt: z.iso.datetime(),
  files: z.record(z.string().refine(isFileName), z.object({ bytes: count, sha256 })),
});

export type DocumentReport = z.infer<typeof documentReportSchema>;
/** What the builder of a generation says of it. */
export type GenerationFacts = z.infer<typeof factsSchema>;
export type Manifest = z.infer<typeof manifestSchema>;
