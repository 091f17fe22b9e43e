import { Vocabulary } from "./vocabulary.js";

/** Puts a vocabulary together from terms of others, given in byte order; neighbours are copied in one go. */
export class VocabularyWriter {
  readonly #offsets: number[] = [0];
  readonly #pieces: Uint8Array[] = [];
  #of: Vocabulary | null = null;
  #from = 0;
  #to = 0;
  #length = 0;

  add(of: Vocabulary, term: number): void {
    if (of !== this.#of || term !== this.#to) {
      this.#copy();
      this.#of = of;
      this.#from = term;
    }
    this.#to = term + 1;
    this.#length += (of.offsets[term + 1] ?? 0) - (of.offsets[term] ?? 0);
    this.#offsets.push(this.#length);
  }

  finish(): Vocabulary {
    this.#copy();
    return Vocabulary.stored(Uint32Array.from(this.#offsets), new Uint8Array(Buffer.concat(this.#pieces)));
  }

  #copy(): void {
    if (this.#of === null || this.#to === this.#from) return;
    const { offsets, bytes } = this.#of;
    this.#pieces.push(bytes.subarray(offsets[this.#from] ?? 0, offsets[this.#to] ?? 0));
  }
}
