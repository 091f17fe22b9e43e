import { z } from "zod";
import type { ScriptsRead } from "../../../src/facts/scripts.js";
import { readJson } from "./read-json.js";

export const scriptsSchema = z.enum(["latin", "any"]);

const vocabularySchema = z.looseObject({
  model: z.looseObject({
    vocab: z.union([z.record(z.string(), z.unknown()), z.array(z.tuple([z.string()], z.unknown()))]),
  }),
});

/** Vocabularies of models for English alone hold some hundreds, those of models that read Chinese many thousands. */
const LEAST_CHARACTERS = 1500;

/**
 * What a model can read, by its vocabulary: Chinese where it has pieces for enough different characters. A vocabulary
 * of bytes does not tell; then it is "latin" until the folder's own settings say "any".
 */
export function scriptsOf(folder: string): ScriptsRead {
  const parsed = vocabularySchema.safeParse(readJson(folder, "tokenizer.json"));
  if (!parsed.success) return "latin";
  const { vocab } = parsed.data.model;
  const pieces = Array.isArray(vocab) ? vocab.map(([piece]) => piece) : Object.keys(vocab);
  const characters = new Set<string>();
  for (const piece of pieces)
    for (const character of piece) if (/\p{Script=Han}/u.test(character)) characters.add(character);
  return characters.size >= LEAST_CHARACTERS ? "any" : "latin";
}
