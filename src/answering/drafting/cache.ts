export interface CacheKey {
  readonly question: string;
  readonly generation: string;
  readonly audience: string;
  readonly asOf: string;
  readonly language: string;
  /** Model and prompts; and whatever else decides the words. */
  readonly model: string;
}

/** Answers of identical questions. A new generation empties it, so that a withdrawn document cannot speak from it. */
export interface AnswerCache<T> {
  get(key: CacheKey): T | null;
  set(key: CacheKey, value: T): void;
  readonly size: number;
}

const nameOf = (key: CacheKey): string =>
  JSON.stringify([
    key.question.normalize("NFC").trim().replace(/\s+/g, " "),
    key.audience,
    key.asOf,
    key.language,
    key.model,
  ]);

export function createAnswerCache<T>(limit: number): AnswerCache<T> {
  const entries = new Map<string, T>();
  let generation: string | null = null;
  const turn = (key: CacheKey) => {
    if (key.generation === generation) return;
    entries.clear();
    generation = key.generation;
  };
  return {
    get(key) {
      turn(key);
      const name = nameOf(key);
      const value = entries.get(name);
      if (value === undefined) return null;
      // Put last again: the map's order is the order of use.
      entries.delete(name);
      entries.set(name, value);
      return value;
    },
    set(key, value) {
      // A slow answer of the generation before must not enter the new one's cache.
      if (generation !== null && key.generation !== generation) return;
      generation = key.generation;
      entries.set(nameOf(key), value);
      const oldest = entries.keys().next();
      if (entries.size > limit && !oldest.done) entries.delete(oldest.value);
    },
    get size() {
      return entries.size;
    },
  };
}
