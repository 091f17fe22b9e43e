import { VerseError } from "../../../src/errors.js";
import type { TextPair } from "../thread/messages.js";
import { loadTokenizer, MAX_UNITS_A_TOKEN } from "./tokenizer.js";

export interface EncodedPair {
  readonly ids: readonly number[];
  /** Which of the two texts a token belongs to, as the model numbers them. */
  readonly types: readonly number[];
}

export interface PairTokenizer {
  /**
   * The question, then the passage, between the model's special tokens, at most `maxTokens`. Only the passage is cut,
   * unless the question alone would leave it less than half.
   */
  encode(pair: TextPair): EncodedPair;
  readonly padding: number;
}

interface Part {
  readonly ids: readonly number[];
  readonly type: number;
}

/** The tokenizer of a cross-encoder's folder. Throws VerseError `encoder`. */
export const openPairTokenizer = (folder: string, maxTokens: number): PairTokenizer => {
  const { idsOf, pairOf, padding } = loadTokenizer(folder);
  const plain = (text: string): number[] => idsOf(text.slice(0, maxTokens * MAX_UNITS_A_TOKEN), false);

  // What stands around the two texts is the same for every pair: it is learnt from one.
  const [first, second] = [plain("a"), plain("b")];
  const sample = pairOf("a", "b");
  const a = indexOf(sample.ids, first, 0);
  const b = a < 0 ? -1 : indexOf(sample.ids, second, a + first.length);
  if (b < 0) {
    throw new VerseError({
      code: "encoder",
      problem: `The tokenizer in ${folder} has no form for two texts.`,
      cure: "Export the cross-encoder again with its own fast tokenizer.",
    });
  }
  const { ids, types } = sample;
  const head = { ids: ids.slice(0, a), types: types.slice(0, a) };
  const middle = { ids: ids.slice(a + first.length, b), types: types.slice(a + first.length, b) };
  const tail = { ids: ids.slice(b + second.length), types: types.slice(b + second.length) };
  const special = head.ids.length + middle.ids.length + tail.ids.length;
  const room = Math.max(2, maxTokens - special);

  return {
    padding,
    encode({ question, passage }) {
      const [asked, read] = [plain(question), plain(passage)];
      const left = Math.max(Math.ceil(room / 2), room - read.length);
      const one: Part = { ids: asked.slice(0, left), type: types[a] ?? 0 };
      const two: Part = { ids: read.slice(0, room - one.ids.length), type: types[b] ?? 0 };
      return {
        ids: [...head.ids, ...one.ids, ...middle.ids, ...two.ids, ...tail.ids],
        types: [...head.types, ...typesOf(one), ...middle.types, ...typesOf(two), ...tail.types],
      };
    },
  };
};

const typesOf = ({ ids, type }: Part): number[] => ids.map(() => type);

function indexOf(ids: readonly number[], part: readonly number[], from: number): number {
  for (let at = from; at + part.length <= ids.length; at++)
    if (part.every((id, i) => ids[at + i] === id)) return at;
  return -1;
}
