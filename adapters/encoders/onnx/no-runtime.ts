import { VerseError } from "../../../src/errors.js";

/** The native runtime has no build for this machine, or does not load on it: no other try can end better. */
export class NoRuntime extends VerseError {
  constructor(problem: string, cure: string) {
    super({ code: "encoder", problem, cure });
  }
}

/** Waits for modules that need onnxruntime-node. Throws `NoRuntime`. */
export const withRuntime = async <Module>(imported: Promise<Module>): Promise<Module> => {
  try {
    return await imported;
  } catch (cause) {
    // Node's sentence about a module that is not there goes on with a list of files.
    const why = String(cause instanceof Error ? cause.message : cause).split("\n")[0];
    throw new NoRuntime(
      `onnxruntime-node does not load on this machine (${process.platform} ${process.arch}: ${why}).`,
      "Install the packages again with `npm ci`, or where it has no build for this platform set VERSE_ENCODER to a provider's encoder or to none.",
    );
  }
};
