import type { Generation, GenerationStore } from "../generations/generation-store.js";
import type { LastVectors } from "./build-vectors.js";
import { REGISTER_FILE, type Register, registerFromBytes } from "./register.js";
import { storedVectors, VECTOR_FILES } from "./vector-files.js";

/** The generation to take unchanged work from. */
export interface LastGeneration {
  readonly generation: Generation;
  readonly register: Register;
}

/** Null where there is none; a damaged or foreign one is no reason not to build a good one. */
export async function lastGeneration(store: GenerationStore): Promise<LastGeneration | null> {
  try {
    const opened = await store.openCurrent();
    if (opened.state !== "ready" || opened.problems.length > 0) return null;
    return {
      generation: opened.generation,
      register: registerFromBytes(opened.generation.bytes(REGISTER_FILE)),
    };
  } catch (error) {
    if (
      error instanceof Error &&
      "code" in error &&
      (error.code === "no-index" || error.code === "bad-index")
    )
      return null;
    throw error;
  }
}

/** Its vectors, where they are of that encoder. */
export function lastVectors(
  { generation, register: { documents } }: LastGeneration,
  fingerprint: string,
): LastVectors | null {
  if (generation.manifest.encoder?.fingerprint !== fingerprint) return null;
  const rows = (of: "passages" | "sentences"): number => documents.reduce((sum, one) => sum + one[of], 0);
  const vectors = storedVectors(generation, { passages: rows("passages"), sentences: rows("sentences") });
  if (vectors === null) return null;
  const { passageKeys, sentenceKeys } = VECTOR_FILES;
  return {
    vectors,
    passageKeys: generation.bytes(passageKeys),
    sentenceKeys: generation.bytes(sentenceKeys),
  };
}
