/**
 * What is made at its first use and kept: patterns with Unicode's tables, and tables of patterns, take longer to make
 * than most cold questions take to answer, and few questions need them.
 */
export function lazily<Value extends object>(make: () => Value): () => Value {
  let made: Value | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
