import { createRequire } from "node:module";

/**
 * The native runtime. Required and not imported: where an imported CommonJS module throws, as this one does on a machine
 * that it has no build for, Node 20 ends the process although the import is caught. Throws where it does not load.
 */
export const runtime: typeof import("onnxruntime-node") = createRequire(import.meta.url)("onnxruntime-node");
