import { NO_NODE, ROOT, Trie } from "./trie.js";

/** Pieces with their log-probabilities, by id. Scores are null where the package's file lost them. */
export type Vocabulary = readonly (readonly [piece: string, score: number | null])[];

const WORD_BOUNDARY = "\u2581";
/** Ids below this are control pieces that never match text; id 0 stands for what no piece covers. */
const RESERVED_IDS = 6;
const UNKNOWN = 0;
const NO_PIECE = -1;

// An ASCII character and a Han ideograph never combine with what stands before them, so text normalised up to one
// of them is what normalising the whole text gives. Where none comes, a run is cut: normalising is quadratic in a
// long run of combining marks.
const STARTS_ANEW = /[\u0000-\u007f\u4e00-\u9fff]/g;
const RUN = 512;
const LONGEST_RUN = 2048;

function* normalisedRuns(text: string): Generator<string> {
  let prefix = WORD_BOUNDARY;
  for (let start = 0; start < text.length; ) {
    STARTS_ANEW.lastIndex = start + RUN;
    const next = STARTS_ANEW.exec(text.slice(0, start + LONGEST_RUN))?.index;
    let end = next ?? Math.min(start + LONGEST_RUN, text.length);
    if (next === undefined && end < text.length && isLowSurrogate(text.charCodeAt(end))) end -= 1;
    yield prefix + text.slice(start, end).normalize("NFKC").replaceAll(" ", WORD_BOUNDARY);
    prefix = "";
    start = end;
  }
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * SentencePiece unigram segmentation as the model's own package does it, quirks included: unknown characters cost
 * nothing, ties go to the shorter last piece, runs of unknowns become one id. Source of the algorithm: Kudo 2018,
 * "Subword Regularization" (arXiv:1804.10959). Time and memory grow linearly with the text, and stop growing as
 * soon as the wanted ids can no longer change.
 */
export class UnigramTokenizer {
  readonly #trie: Trie;
  readonly #pieceAt: Int32Array;
  readonly #scores: Float64Array;
  readonly #lengths: Uint8Array;
  readonly #longest: number;

  constructor(vocabulary: Vocabulary) {
    this.#scores = Float64Array.from(vocabulary, ([, score]) => score ?? 0);
    this.#lengths = Uint8Array.from(vocabulary, ([piece]) => piece.length);
    this.#longest = this.#lengths.reduce((a, b) => Math.max(a, b), 1);
    const units = this.#lengths.reduce((sum, length) => sum + length, 1);
    this.#trie = new Trie(units);
    this.#pieceAt = new Int32Array(units).fill(NO_PIECE);
    for (let id = RESERVED_IDS; id < vocabulary.length; id += 1) {
      const piece = vocabulary[id]?.[0] ?? "";
      let node = ROOT;
      for (let i = 0; i < piece.length; i += 1) node = this.#trie.grow(node, piece.charCodeAt(i));
      this.#pieceAt[node] = id;
    }
  }

  /** The ids of `text`, at most `limit` of them from the beginning. */
  encode(text: string, limit = Number.POSITIVE_INFINITY): number[] {
    const lattice = new Lattice();
    // Looking for settled ids at doubling lengths keeps the total work linear.
    let nextLook = RUN;
    for (const run of normalisedRuns(text)) {
      for (const symbol of run) lattice.append(symbol.codePointAt(0) ?? 0);
      this.#advance(lattice, lattice.length - this.#longest);
      if (lattice.done >= nextLook) {
        nextLook = lattice.done * 2;
        const ids = this.#pathTo(lattice, this.#settledPosition(lattice));
        if (ids.length > limit) return ids.slice(0, limit);
      }
    }
    this.#advance(lattice, lattice.length);
    const ids = this.#pathTo(lattice, lattice.length);
    return ids.length > limit ? ids.slice(0, limit) : ids;
  }

  /** Tries every piece that starts before `end`. */
  #advance(lattice: Lattice, end: number): void {
    const { symbols, best, length } = lattice;
    for (let start = lattice.done; start < end; start += 1) {
      const before = best[start] ?? 0;
      let node = ROOT;
      let matched = false;
      for (let at = start; at < length; at += 1) {
        const symbol = symbols[at] ?? 0;
        // No piece has a character outside the basic plane.
        node = symbol > 0xffff ? NO_NODE : this.#trie.child(node, symbol);
        if (node === NO_NODE) break;
        const id = this.#pieceAt[node] ?? NO_PIECE;
        if (id === NO_PIECE) continue;
        matched = true;
        lattice.offer(at + 1, (this.#scores[id] ?? 0) + before, id);
      }
      if (!matched) lattice.offer(start + 1, before, UNKNOWN);
    }
    lattice.done = Math.max(lattice.done, end);
  }

  /** The last position that every possible continuation passes through. */
  #settledPosition(lattice: Lattice): number {
    const positions = new Set<number>();
    for (let back = 0; back < this.#longest; back += 1) positions.add(Math.max(0, lattice.done - back));
    while (positions.size > 1) {
      const last = Math.max(...positions);
      positions.delete(last);
      positions.add(Math.max(0, last - (this.#lengths[lattice.piece[last] ?? UNKNOWN] ?? 1)));
    }
    return [...positions][0] ?? 0;
  }

  #pathTo(lattice: Lattice, end: number): number[] {
    const ids: number[] = [];
    for (let at = end; at > 0; ) {
      const id = lattice.piece[at] ?? UNKNOWN;
      if (id !== UNKNOWN || ids[ids.length - 1] !== UNKNOWN) ids.push(id);
      at -= this.#lengths[id] ?? 1;
    }
    return ids.reverse();
  }
}

/** The text as code points, with the best score and last piece of every prefix; grows by doubling. */
class Lattice {
  symbols = new Int32Array(1024);
  best = new Float64Array(1025);
  piece = new Int32Array(1025);
  length = 0;
  /** Starts below this have been tried, so prefixes up to it are final. */
  done = 0;

  append(symbol: number): void {
    if (this.length === this.symbols.length) this.#grow();
    this.symbols[this.length] = symbol;
    this.length += 1;
  }

  /** Zero means "not reached yet", as in the package; a path that truly sums to zero can therefore be replaced. */
  offer(at: number, score: number, id: number): void {
    const held = this.best[at] ?? 0;
    if (held === 0 || score >= held) {
      this.best[at] = score;
      this.piece[at] = id;
    }
  }

  #grow(): void {
    const size = this.symbols.length * 2;
    const { symbols, best, piece } = this;
    this.symbols = new Int32Array(size);
    this.symbols.set(symbols);
    this.best = new Float64Array(size + 1);
    this.best.set(best);
    this.piece = new Int32Array(size + 1);
    this.piece.set(piece);
  }
}
