import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { VerseError } from "../../../src/errors.js";

/** A file of a model folder that cannot be used. */
export const refusal = (folder: string, file: string, problem: string): VerseError =>
  new VerseError({
    code: "encoder",
    problem: `${file} of the model folder ${folder} ${problem}.`,
    cure: `Correct the file, or write the settings into ${OWN.includes(file) ? file : OWN.join(" or ")} beside model.onnx.`,
  });
/** Of this program: one for an encoder, one for a cross-encoder. */
const OWN = ["encoder.json", "reranker.json"];

/** A JSON file of the folder; null when it is not there. */
export const readJson = (folder: string, file: string): unknown => {
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw refusal(folder, file, "is not JSON");
  }
};

/** A JSON file of the folder in a form; null when it is not there. Throws VerseError `encoder` when it has another. */
export const readOptional = <T>(folder: string, file: string, schema: z.ZodType<T>): T | null => {
  const json = readJson(folder, file);
  if (json === null) return null;
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const fault = parsed.error.issues[0];
  const where = fault?.path.length ? `${fault.path.join(".")}: ` : "";
  throw refusal(folder, file, `is not understood (${where}${fault?.message})`);
};
