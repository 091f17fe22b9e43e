import type { HierarchicalNSW } from "hnswlib-node";

export type HnswGraph = HierarchicalNSW;
export type HnswConstructor = typeof HierarchicalNSW;

/** The native addon, or null where it could not be built; then the exact scan answers. */
export const loadHnsw = async (): Promise<HnswConstructor | null> => {
  try {
    // The package is CommonJS whose names plain Node does not see: only the default import holds them.
    const { default: hnsw } = await import("hnswlib-node");
    return hnsw.HierarchicalNSW;
  } catch {
    return null;
  }
};
