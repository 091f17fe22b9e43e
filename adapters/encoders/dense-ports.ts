import { VerseError } from "../../src/errors.js";
import { type Connections, providerOf } from "../../src/providers.js";
import type { Encoder } from "../../src/retrieval/encoder.js";
import type { DensePorts, OpenedEncoder } from "../../src/retrieval/vector-ports.js";
import { hnswGraphs } from "../vectors/graph-port.js";

/** Where the built-in encoder runs: beside everything else, or, in a process that has nothing else to do, inline. */
export type Runs = "in-thread" | "inline";

/**
 * The dense half of retrieval by the setting VERSE_ENCODER: nothing or "embedded" for the built-in encoder, "none" for
 * retrieval by words alone, `provider:model` for a provider's encoder, else a folder with an ONNX model. Opened at the
 * first call, once.
 */
export function densePorts(
  choice: string | null,
  dataFolder: string,
  providers: Connections = {},
  runs: Runs = "in-thread",
): DensePorts {
  let opened: Promise<OpenedEncoder> | null = null;
  return {
    graph: hnswGraphs,
    encoder() {
      opened ??= openEncoder(choice, dataFolder, providers, runs);
      return opened;
    },
    async close() {
      await (await opened)?.encoder?.close();
      opened = null;
    },
  };
}

async function openEncoder(
  choice: string | null,
  dataFolder: string,
  providers: Connections,
  runs: Runs,
): Promise<OpenedEncoder> {
  if (choice === "none") return { encoder: null, problem: null };
  try {
    return { encoder: await open(choice, dataFolder, providers, runs), problem: null };
  } catch (error) {
    // A named folder that cannot be used is a wrong setting; a platform that cannot run the default is not.
    if (!(error instanceof VerseError) || error.code !== "encoder" || choice !== null) throw error;
    return { encoder: null, problem: `${error.message} Until then passages are found by their words alone.` };
  }
}

async function open(
  choice: string | null,
  dataFolder: string,
  providers: Connections,
  runs: Runs,
): Promise<Encoder> {
  if (choice === null || choice === "embedded") {
    const { openEmbeddedEncoder, openInlineEncoder } = await import("./embedded.js");
    return runs === "inline" ? openInlineEncoder({ dataFolder }) : openEmbeddedEncoder({ dataFolder });
  }
  const provider = providerOf(choice);
  if (provider !== null) {
    const { createProviderEncoder } = await import("./langchain.js");
    return createProviderEncoder(choice, providers[provider] ?? {});
  }
  const { openFolderEncoder } = await import("./folder-encoder.js");
  return openFolderEncoder(choice);
}
