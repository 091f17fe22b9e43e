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

export interface Fault {
  readonly code: ErrorCode | string;
  readonly problem: string;
  readonly cure: string;
}

/** What a thread says: `broken` means that it cannot start, `failed` that one batch went wrong. */
export type FromThread =
  | { readonly kind: "ready" }
  | { readonly kind: "vectors"; readonly vectors: readonly Float32Array[] }
  | ({ readonly kind: "failed" | "broken" } & Fault);
