import type { Encoder, EncoderGateway, EncoderIdentity } from "./encoder.js";
import type { GraphLabels, LabelPlan } from "./vectors/label-plan.js";
import type { VectorIndex } from "./vectors/vector-index.js";

/** How an approximate vector index is written and opened; both give null where its native part is missing. */
export interface GraphPort {
  /** Whether the native part is installed and loads. */
  available(): Promise<boolean>;
  build(build: {
    readonly path: string;
    readonly base: string | null;
    readonly plan: LabelPlan;
    readonly matrix: Float32Array;
    readonly dimension: number;
  }): Promise<{ bytes: number } | null>;
  open(files: {
    readonly path: string;
    readonly labels: GraphLabels;
    readonly matrix: Float32Array;
    readonly dimension: number;
  }): Promise<VectorIndex | null>;
}

/**
 * Null, with the reason where it was not asked for, where no encoder can run: words alone must do then. `other`: the
 * vectors it was asked for are another encoder's, and the encoder was not called to learn more.
 */
export type OpenedEncoder =
  | { readonly encoder: Encoder; readonly problem: null; readonly gateway?: EncoderGateway }
  | { readonly encoder: null; readonly problem: string | null; readonly other?: true };

/** The dense half of retrieval, as the composition root chose it. */
export interface DensePorts {
  readonly graph: GraphPort;
  /**
   * Opened at the first call; the same one afterwards. For the vectors that `made` names, null of a generation that has
   * none, no provider is called over a network; with null, an encoder on this machine that is only the default was started once as a trial;
   * without `made` it is going to make vectors, and one that does not answer is a VerseError `encoder`, here or when it
   * makes them.
   */
  encoder(made?: EncoderIdentity | null): Promise<OpenedEncoder>;
  /** Why questions have no vectors at the moment, with the cure; null while they have, and where none was asked. */
  trouble?(): string | null;
  /** Lets the process end. */
  close(): Promise<void>;
}

/** The encoder of the settings, in whichever way it is reached. */
export type EncoderPort = Pick<DensePorts, "encoder" | "close">;
