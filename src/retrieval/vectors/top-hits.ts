import type { VectorHit } from "./vector-index.js";

const comesBefore = (a: VectorHit, b: VectorHit): number => b.score - a.score || a.row - b.row;

/** The best `k` of the rows offered, by falling score, ties by row; a bounded heap with the worst on top. */
export class TopHits {
  readonly #k: number;
  readonly #heap: VectorHit[] = [];

  constructor(k: number) {
    this.#k = k;
  }

  offer(row: number, score: number): void {
    const heap = this.#heap;
    const worst = heap[0];
    if (heap.length < this.#k) {
      heap.push({ row, score });
      this.#rise(heap.length - 1);
    } else if (worst !== undefined && (score > worst.score || (score === worst.score && row < worst.row))) {
      heap[0] = { row, score };
      this.#sink();
    }
  }

  sorted(): VectorHit[] {
    return [...this.#heap].sort(comesBefore);
  }

  /** Whether the hit at `a` belongs above the one at `b`: it is the worse of the two. */
  #worse(a: number, b: number): boolean {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    return first !== undefined && second !== undefined && comesBefore(first, second) > 0;
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    if (first === undefined || second === undefined) return;
    this.#heap[a] = second;
    this.#heap[b] = first;
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#worse(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(): void {
    for (let at = 0; ; ) {
      let worst = at;
      if (this.#worse(2 * at + 1, worst)) worst = 2 * at + 1;
      if (this.#worse(2 * at + 2, worst)) worst = 2 * at + 2;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }
}
