import { z } from "zod";
import type { SealedFile } from "../../src/storage/sealed-file.js";

export interface ThreadJob {
  readonly place: SealedFile;
  /** Of the package that holds the dictionary. */
  readonly packageFolder: string;
}

export const threadResultSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("table"), table: z.instanceof(Uint8Array<ArrayBuffer>) }),
  z.object({
    kind: z.literal("failed"),
    code: z.enum(["storage", "internal"]),
    problem: z.string(),
    cure: z.string(),
  }),
]);
export type ThreadResult = z.infer<typeof threadResultSchema>;
