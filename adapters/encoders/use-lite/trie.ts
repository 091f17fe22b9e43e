/** No node. The root is never a child, so its number can stand for it. */
export const ROOT = 0;
export const NO_NODE = 0;

const UNITS = 0x1_0000;
const MAX_NODES = 0x7fff;
/** Knuth's multiplicative hashing: 2^32 divided by the golden ratio. */
const GOLDEN = 0x9e3779b1;

/**
 * A tree of UTF-16 code units in one open-addressing hash table of edges. A Map of edges takes six times as long to
 * fill. Holds at most 32,767 nodes.
 */
export class Trie {
  readonly #edges: Int32Array;
  readonly #children: Int32Array;
  readonly #shift: number;
  #nodes = 1;

  /** `units` is at least the number of edges that will be added. */
  constructor(units: number) {
    const bits = Math.ceil(Math.log2(Math.max(1, units))) + 1;
    this.#edges = new Int32Array(2 ** bits);
    this.#children = new Int32Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  get nodes(): number {
    return this.#nodes;
  }

  /** The child of `node` along `unit`, or `NO_NODE`. */
  child(node: number, unit: number): number {
    return this.#children[this.#slot(node * UNITS + unit + 1)] ?? NO_NODE;
  }

  /** The child of `node` along `unit`, made when it is not there. */
  grow(node: number, unit: number): number {
    const edge = node * UNITS + unit + 1;
    const slot = this.#slot(edge);
    if (this.#edges[slot] === 0) {
      if (this.#nodes > MAX_NODES) throw new RangeError(`A trie holds at most ${MAX_NODES} nodes`);
      this.#edges[slot] = edge;
      this.#children[slot] = this.#nodes;
      this.#nodes += 1;
    }
    return this.#children[slot] ?? NO_NODE;
  }

  /** Where `edge` is, or the free place where it belongs. */
  #slot(edge: number): number {
    const edges = this.#edges;
    let slot = Math.imul(edge, GOLDEN) >>> this.#shift;
    while (edges[slot] !== 0 && edges[slot] !== edge) slot = (slot + 1) & (edges.length - 1);
    return slot;
  }
}
