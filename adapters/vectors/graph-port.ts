import type { GraphPort } from "../../src/retrieval/vector-ports.js";
import { buildHnswFile } from "./hnsw-build.js";
import { openHnswIndex } from "./hnsw-index.js";
import { loadHnsw } from "./native.js";

/** Hierarchical navigable small-world graphs by hnswlib (Y. Malkov and D. Yashunin, IEEE TPAMI 42(4), 2020). */
export const hnswGraphs: GraphPort = {
  available: async () => (await loadHnsw()) !== null,
  build: buildHnswFile,
  open: openHnswIndex,
};
