// Runs in the tests' workers: wraps what a source exports, and tells who was called or answers in its stead.
import { appendFileSync } from "node:fs";

/** The same kind of value with nothing in it; undefined where the kind has no empty one. */
export function emptied(value) {
  if (typeof value === "boolean") return !value;
  if (typeof value === "string") return "";
  if (typeof value === "number") return 0;
  if (Array.isArray(value)) return [];
  if (value instanceof Map) return new Map();
  if (value instanceof Set) return new Set();
  if (value instanceof Promise) return value.then(emptied);
  return undefined;
}

/** VERSE_MUTANT is "record", which writes each called function to VERSE_MUTANT_CALLS, or "source.ts#name:way". */
export function mutable(id, original) {
  const mutant = process.env.VERSE_MUTANT;
  if (mutant === "record") {
    let told = false;
    return kept(original, function (...given) {
      if (!told)
        appendFileSync(
          process.env.VERSE_MUTANT_CALLS,
          `${JSON.stringify([globalThis.verseTestFile(), id])}\n`,
        );
      told = true;
      return original.apply(this, given);
    });
  }
  if (mutant === `${id}:emptied`) {
    return kept(original, function (...given) {
      return emptied(original.apply(this, given));
    });
  }
  if (mutant === `${id}:first`) return kept(original, (first) => first);
  return original;
}

const kept = (original, wrapped) =>
  Object.defineProperties(wrapped, {
    name: { value: original.name },
    length: { value: original.length },
  });
