import { z } from "zod";
import type { ErrorCode } from "../../../src/errors.js";
import type { Precision } from "../use-lite/fingerprint.js";

/** What a thread is told when it starts. */
export type ThreadSetup =
  | {
      readonly kind: "use-lite";
      /** The model package's dist folder. */
      readonly packageFolder: string;
      /** Where the ONNX file is written once. */
      readonly modelFolder: string;
      readonly precision: Precision;
      readonly threads: number;
    }
  | { readonly kind: "folder"; readonly folder: string; readonly threads: number };

export type ToThread =
  | { readonly kind: "encode"; readonly texts: readonly string[]; readonly purpose: "question" | "index" }
  | { readonly kind: "close" };

const fault = { code: z.string(), problem: z.string(), cure: z.string() };

/** What a thread says: `broken` means that it cannot start, `failed` that one batch went wrong. */
export const fromThreadSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("vectors"), vectors: z.array(z.instanceof(Float32Array)) }),
  z.object({ kind: z.literal("failed"), ...fault }),
  z.object({ kind: z.literal("broken"), ...fault }),
]);
export type FromThread = z.infer<typeof fromThreadSchema>;
export type Fault = { readonly code: ErrorCode | string; readonly problem: string; readonly cure: string };
