import { localEncoderGateway } from "../../src/answering/finding/encoding/local-encoder.js";
import { VerseError } from "../../src/errors.js";
import { type Connections, providerOf } from "../../src/providers.js";
import type { Encoder } from "../../src/retrieval/encoder.js";
import type { DensePorts, EncoderPort, OpenedEncoder } from "../../src/retrieval/vector-ports.js";
import { createOutage, type Outage } from "../../src/time/outage.js";
import { hnswGraphs } from "../vectors/graph-port.js";
import type { EmbeddedEncoderOptions } from "./embedded.js";
import { NoRuntime } from "./onnx/no-runtime.js";

export interface DenseChoices {
  readonly providers?: Connections;
  /** The built-in encoder runs in the caller's own thread: for a process that has nothing else to do. */
  readonly inProcess?: boolean;
  /** How long a question waits for a provider's encoder; null for the built-in default. */
  readonly deadlineMs?: number | null;
  /** Gets one sentence when questions have no vectors any more, and not the same one again while it goes on. */
  readonly warn?: (sentence: string) => void;
}

/**
 * The dense half of retrieval by the setting VERSE_ENCODER: nothing or "embedded" for the built-in encoder, "none" for
 * retrieval by words alone, `provider:model` for a provider's encoder, else a folder with an ONNX model. Opened at the
 * first call, once.
 */
export function densePorts(
  choice: string | null,
  dataFolder: string,
  { providers = {}, inProcess = false, deadlineMs = null, warn }: DenseChoices = {},
): DensePorts {
  const outage = createOutage(warn);
  const provider = choice === null ? null : providerOf(choice);
  let opened: Promise<EncoderPort> | null = null;
  let missing: string | null = null;
  const told = (problem: string): void => {
    missing = problem;
  };
  const open = async (): Promise<EncoderPort> => {
    if (choice === null || provider === null) {
      const opened = await openLocal(choice, { dataFolder, inProcess });
      return localPort(choice, opened, outage, told);
    }
    const { providerPort } = await import("./provider-port.js");
    return providerPort(choice, providers[provider] ?? {}, deadlineMs, outage);
  };
  return {
    graph: hnswGraphs,
    async encoder(made) {
      opened ??= open();
      return (await opened).encoder(made);
    },
    trouble: () => outage.sentence() ?? missing,
    async close() {
      const port = await opened?.catch(() => null);
      await port?.close();
      opened = null;
    },
  };
}

/** An encoder on this machine is the same one, whatever it is for. */
function localPort(
  choice: string | null,
  opened: OpenedEncoder,
  outage: Outage,
  told: (problem: string) => void,
): EncoderPort {
  const { encoder, problem } = opened;
  if (problem !== null) told(problem);
  const given = encoder === null ? opened : { ...opened, gateway: localEncoderGateway(encoder, outage) };
  let tried: Promise<OpenedEncoder> | null = null;
  return {
    async encoder(made) {
      if (made !== null || encoder === null || choice !== null) return given;
      tried ??= startable(encoder, given, told);
      return tried;
    },
    close: async () => encoder?.close(),
  };
}

/** Where nobody chose the encoder, a machine that cannot run it does without. */
async function startable(
  encoder: Encoder,
  given: OpenedEncoder,
  told: (problem: string) => void,
): Promise<OpenedEncoder> {
  try {
    await encoder.start?.();
  } catch (error) {
    if (error instanceof NoRuntime) {
      const problem = withoutIt(error);
      told(problem);
      return { encoder: null, problem };
    }
  }
  return given;
}

const withoutIt = ({ message }: VerseError): string =>
  `${message} Until then passages are found by their words alone.`;

async function openLocal(choice: string | null, embedded: EmbeddedEncoderOptions): Promise<OpenedEncoder> {
  if (choice === "none") return { encoder: null, problem: null };
  try {
    return { encoder: await openOnThisMachine(choice, embedded), problem: null };
  } catch (error) {
    // A named folder that cannot be used is a wrong setting; a platform that cannot run the default is not.
    if (!(error instanceof VerseError) || error.code !== "encoder" || choice !== null) throw error;
    return { encoder: null, problem: withoutIt(error) };
  }
}

async function openOnThisMachine(choice: string | null, embedded: EmbeddedEncoderOptions): Promise<Encoder> {
  if (choice === null || choice === "embedded") {
    const { openEmbeddedEncoder } = await import("./embedded.js");
    return openEmbeddedEncoder(embedded);
  }
  const { openFolderEncoder } = await import("./folder-encoder.js");
  return openFolderEncoder(choice);
}
