import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { VerseError } from "../../src/errors.js";
import { ENCODER_THREADS, packageFolder, startEncoderThread } from "./embedded.js";
import { readFolderSettings } from "./folder/settings.js";
import { encoderThread, LocalEncoder } from "./local-encoder.js";

const REQUIRED = ["model.onnx", "tokenizer.json"];
/** Large models keep their weights beside the graph. */
const OPTIONAL = ["model.onnx_data", "model.onnx.data", "tokenizer_config.json"];

/**
 * An encoder from a folder with `model.onnx`, `tokenizer.json` and, where the defaults do not fit, `encoder.json`
 * or the files of sentence-transformers. The fingerprint comes from the files' contents and the settings.
 * Throws VerseError `encoder` when a file is missing or not understood.
 */
export const openFolderEncoder = async (
  folder: string,
  startThread = startEncoderThread,
): Promise<LocalEncoder> => {
  const missing = REQUIRED.find((file) => !existsSync(join(folder, file)));
  if (missing !== undefined) {
    throw new VerseError({
      code: "encoder",
      problem: `The encoder folder ${folder} has no ${missing}.`,
      cure: "Point VERSE_ENCODER to a folder with model.onnx and tokenizer.json.",
    });
  }
  packageFolder("onnxruntime-node");
  const settings = readFolderSettings(folder);
  const hash = createHash("sha256").update(JSON.stringify(settings));
  for (const file of [...REQUIRED, ...OPTIONAL.filter((name) => existsSync(join(folder, name)))]) {
    hash.update(`\n${file}\n`);
    await pipeline(createReadStream(join(folder, file)), hash, { end: false });
  }
  const fingerprint = `onnx-folder/${hash.digest("hex").slice(0, 32)}`;
  const { dimension, scripts } = settings;
  const thread = encoderThread(dimension, () =>
    startThread({ kind: "folder", folder, threads: ENCODER_THREADS }),
  );
  return new LocalEncoder({ fingerprint, dimension, scripts }, thread);
};
