/**
 * The distinct terms of an index, sorted by their UTF-8 bytes and stored as one block, so that opening an index costs
 * nothing and a look-up is a binary search.
 */
export class Vocabulary {
  readonly size: number;
  readonly #text: Buffer;

  private constructor(
    /** `size + 1` positions in `bytes`. */
    readonly offsets: Uint32Array,
    readonly bytes: Uint8Array,
  ) {
    this.size = offsets.length - 1;
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** `terms` must be distinct; the result numbers them in byte order. */
  static of(terms: Iterable<string>): Vocabulary {
    const encoded = [...terms].map((term) => Buffer.from(term, "utf8")).sort(Buffer.compare);
    const offsets = new Uint32Array(encoded.length + 1);
    let position = 0;
    encoded.forEach((term, i) => {
      position += term.length;
      offsets[i + 1] = position;
    });
    return new Vocabulary(offsets, new Uint8Array(Buffer.concat(encoded)));
  }

  static stored(offsets: Uint32Array, bytes: Uint8Array): Vocabulary {
    return new Vocabulary(offsets, bytes);
  }

  term(id: number): string {
    return this.#text.toString("utf8", this.offsets[id] ?? 0, this.offsets[id + 1] ?? 0);
  }

  /** The term's number, or -1. */
  find(term: string): number {
    const { at, found } = this.placeOf(Buffer.from(term, "utf8"));
    return found ? at : -1;
  }

  /** Where a term's UTF-8 bytes are, or the number that it would get. */
  placeOf(target: Uint8Array): { readonly at: number; readonly found: boolean } {
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.compare(middle, target);
      if (order === 0) return { at: middle, found: true };
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return { at: low, found: false };
  }

  /** As `Buffer.compare`, without a view of the term: a question looks up many. */
  private compare(id: number, target: Uint8Array): number {
    const start = this.offsets[id] ?? 0;
    const length = (this.offsets[id + 1] ?? 0) - start;
    const common = Math.min(length, target.length);
    for (let i = 0; i < common; i++) {
      const difference = (this.bytes[start + i] ?? 0) - (target[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - target.length;
  }

  /** Half-open range of the terms that begin with `prefix`. */
  startingWith(prefix: string): readonly [number, number] {
    const target = Buffer.from(prefix, "utf8");
    return [this.lowerBound(target, -1), this.lowerBound(target, 1)];
  }

  private lowerBound(prefix: Buffer, onEqual: -1 | 1): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const head = this.slice(middle).subarray(0, prefix.length);
      const order = Buffer.compare(head, prefix) || onEqual * -1;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A term's UTF-8 bytes. */
  slice(id: number): Uint8Array {
    return this.bytes.subarray(this.offsets[id] ?? 0, this.offsets[id + 1] ?? 0);
  }
}
