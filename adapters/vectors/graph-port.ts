import type { GraphPort } from "../../src/retrieval/vector-ports.js";
import { openHnswIndex } from "./hnsw-index.js";
import { loadHnsw } from "./native.js";

/** Hierarchical navigable small-world graphs by hnswlib (Y. Malkov and D. Yashunin, IEEE TPAMI 42(4), 2020). */
export const hnswGraphs: GraphPort = {
  available: async () => (await loadHnsw()) !== null,
  async build(build) {
    const { buildHnswFile } = await import("./hnsw-build.js");
    return buildHnswFile(build);
  },
  open: openHnswIndex,
};
