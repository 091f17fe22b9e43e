import { MovesWriter, type RowMoves } from "../retrieval/row-moves.js";
import { isStoredBefore, type KeptDocument } from "../retrieval/shards.js";
import type { IndexPlan } from "./plan-index.js";
import type { Register, Registered } from "./register.js";

/** A document in its place: taken over from that place of the last register, or new. */
export type Placed = { readonly from: number } | { readonly fresh: KeptDocument };

/** The next generation, as far as it follows from the last one's register and the documents that are new. */
export interface Arrangement {
  readonly register: Register;
  /** Beside the documents of the register. */
  readonly places: readonly Placed[];
  /** The new ones among them. */
  readonly fresh: readonly KeptDocument[];
  readonly passages: RowMoves;
  readonly sentences: RowMoves;
}

export function arrange(last: Register | null, plan: IndexPlan): Arrangement {
  const documents: Registered[] = [];
  const places: Placed[] = [];
  const passages = new MovesWriter();
  const sentences = new MovesWriter();
  const arriving = [...plan.fresh].sort((a, b) => (isStoredBefore(a.registered, b.registered) ? -1 : 1));
  let next = 0;
  const arrive = (): void => {
    const one = arriving[next++];
    if (one === undefined) return;
    documents.push(one.registered);
    places.push({ fresh: one.kept });
    passages.add(one.registered.passages);
    sentences.add(one.registered.sentences);
  };
  let passage = 0;
  let sentence = 0;
  last?.documents.forEach((before, from) => {
    const staying = plan.staying.get(from);
    if (staying !== undefined) {
      for (let one = arriving[next]; one && isStoredBefore(one.registered, before); one = arriving[next])
        arrive();
      documents.push(staying);
      places.push({ from });
      passages.keep(passage, before.passages);
      sentences.keep(sentence, before.sentences);
    }
    passage += before.passages;
    sentence += before.sentences;
  });
  while (next < arriving.length) arrive();
  return {
    register: { catalogue: plan.catalogue, documents },
    places,
    fresh: arriving.map(({ kept }) => kept),
    passages: passages.finish(),
    sentences: sentences.finish(),
  };
}
